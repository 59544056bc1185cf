/**
 * Commands that may go out now, oldest first: one at a time per account, none where sending is held
 * for the firm or the connection.
 */
export const claimSql = `
  select command.id, command.kind, command.account_id, command.connection_id, command.login,
    command.input, command.attempts, command.cause, command.idempotency_key, connection.mode,
    connection.platform, connection.name connection_name
  from pf_platform_commands command
  join pf_platform_connections connection on connection.id = command.connection_id
  where command.status = 'queued' and command.next_attempt_at <= $1 and connection.is_enabled
    and ($3::uuid[] is null or command.connection_id = any($3))
    and not exists (select from pf_platform_commands earlier
      where earlier.account_id = command.account_id and earlier.id < command.id
        and earlier.status in ('queued', 'sent', 'unknown'))
    and not exists (select from pf_holds hold
      where hold.kind = 'sending' and hold.lifted_at is null
        and (hold.subject_type = 'firm' or hold.subject_id = command.connection_id::text))
  order by command.id limit $2
  for update of command skip locked`

/** Sent by somebody who never came back: only reading back says what became of them. */
export const strandedSql = `
  select id from pf_platform_commands
  where status = 'sent' and sent_at < $1 order by id limit 500 for update skip locked`

export const unknownSql = `
  select command.id, command.kind, command.account_id, command.connection_id, command.login,
    command.input, command.attempts, command.cause, command.idempotency_key, connection.mode,
    connection.platform, connection.name connection_name
  from pf_platform_commands command
  join pf_platform_connections connection on connection.id = command.connection_id
  where command.status = 'unknown' and command.next_attempt_at <= $1
  order by command.id limit 200 for update of command skip locked`

export const connectionSql = `
  select id, name, platform, base_url, sealed_credentials from pf_platform_connections where id = $1`
