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

export const openCommandsSql = `
  select id, account_id, status from pf_platform_commands
  where account_id = any($1::uuid[]) and kind = 'openAccount' order by id`

/** A person asked for it again, so it goes out now and has all its attempts before it. */
export const resetCommandsSql = `
  update pf_platform_commands set attempts = 0, next_attempt_at = $2, problem = null, updated_at = $2
  where id = any($1::uuid[])`

/** Commands whose purpose is over: carrying them out now would undo what happened since. */
export const outdatedCommandsSql = `
  select command.id from pf_platform_commands command
  join pf_accounts account on account.id = command.account_id
  left join pf_payouts payout on payout.id = (command.input ->> 'payout')::uuid
  left join lateral (
    select coalesce(bool_or(hold.kind = 'paused'), false) paused,
      coalesce(bool_or(hold.kind = 'frozen'), false) frozen
    from pf_holds hold where hold.subject_type = 'account'
      and hold.subject_id = account.id::text and hold.lifted_at is null) held on true
  left join pf_scaling_steps step on step.id = (command.input ->> 'step')::uuid
  where command.id = any($1::uuid[]) and not case command.kind
    when 'openAccount' then account.status in ('provisioning', 'provisioningFailed')
    when 'enable' then account.status = 'active' and not held.paused and not held.frozen
    when 'restrict' then account.status = 'active' and not held.paused and held.frozen
    when 'balance' then case command.input ->> 'purpose'
      when 'payout' then payout.status = 'requested'
      when 'reinstatement' then account.status in ('passed', 'breached', 'expired')
      when 'credit' then account.status = 'active' and not held.paused
      when 'scaling' then step.status = 'failed' and account.status = 'active'
      when 'scalingReturn' then step.status = 'lapsed'
      else payout.status in ('cancelled', 'rejectedReturned') end
    when 'disable' then account.status <> 'active' or held.paused
    when 'changeGroup' then step.status = 'failed' and account.status = 'active'
    else not exists (select from pf_platform_commands later
      where later.account_id = command.account_id and later.kind = 'enable' and later.id > command.id)
    end`

/** What the retried commands are about. */
export const commandsSql = `
  select id, kind, account_id, input from pf_platform_commands where id = any($1::uuid[]) order by id`

export const lockAccountsSql = `
  select id from pf_accounts where id = any($1::uuid[]) order by id for no key update`

/** What failed, or was not sent, has changed nothing on the platform. */
export const heldAccountsSql = `
  select account.id, account.status, account.login, account.connection_id, connection.platform,
    coalesce(held.paused, false) paused, coalesce(held.stands, false) stands,
    coalesce(held.frozen, false) frozen, coalesce(told.kind, 'enable') asked
  from pf_accounts account
  left join pf_platform_connections connection on connection.id = account.connection_id
  left join lateral (
    select bool_or(hold.kind = 'paused') paused, bool_or(hold.kind = 'frozen') frozen,
      bool_or(hold.kind = 'paused' and hold.reason not like 'rule:%') stands
    from pf_holds hold where hold.subject_type = 'account'
      and hold.subject_id = account.id::text and hold.lifted_at is null) held on true
  left join lateral (
    select command.kind from pf_platform_commands command
    where command.account_id = account.id and command.kind in ('enable', 'restrict', 'disable')
      and command.status not in ('failed', 'withheld')
    order by command.id desc limit 1) told on true
  where account.id = any($1::uuid[]) order by account.id`
