/** What an ended account had last as read back from its platform, what it began with, and whether money can be moved on it. */
export const figuresSql = `
  select account.id, account.reference, account.currency, account.login, account.connection_id,
    account.starting_balance::float8 initial, live.floor::float8 floor,
    coalesce(closing.balance, live.balance)::float8 latest,
    connection.mode, exists (select from pf_platform_commands command
      where command.account_id = account.id and command.kind = 'balance'
        and command.input ->> 'purpose' = 'reinstatement'
        and command.status in ('queued', 'sent', 'unknown', 'failed')) under_way
  from pf_accounts account
  left join live.account live on live.account_id = account.id
  left join lateral (select (command.result ->> 'balance')::float8 balance
    from pf_platform_commands command
    where command.account_id = account.id and command.status = 'verified'
      and command.result ->> 'openPositions' = '0'
    order by command.id desc limit 1) closing on true
  left join pf_platform_connections connection on connection.id = account.connection_id
  where account.id = any($1::uuid[]) order by account.id`

export const accountOfViolationSql = `
  select violation.account_id as id, ruling.kind from pf_violations violation
  join pf_rulings ruling on ruling.id = violation.ruling_id where violation.id = $1`
