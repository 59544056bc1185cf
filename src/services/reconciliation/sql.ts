/**
 * A page of accounts that the platform should have, by id: those that run, and those that ended since
 * `$4` or still differ, unless a later account has their login. `$5` may name the only ones wanted.
 */
export const oursSql = `
  select account.id, account.reference, account.trader_id, account.trader_name, account.login,
    account.currency, account.status, live.terms_hash, coalesce(live.watching, false) watching,
    live.balance::float8 balance, live.equity::float8 equity, live.open_positions,
    exists (select from pf_platform_commands command where command.account_id = account.id
      and command.status in ('queued', 'sent', 'unknown')) under_way,
    exists (select from pf_holds hold where hold.subject_type = 'account' and hold.kind = 'paused'
      and hold.subject_id = account.id::text and hold.lifted_at is null) paused,
    exists (select from pf_holds hold where hold.subject_type = 'account' and hold.kind = 'frozen'
      and hold.subject_id = account.id::text and hold.lifted_at is null) frozen
  from pf_accounts account left join live.account live on live.account_id = account.id
  where account.connection_id = $1 and account.id > $2 and account.login is not null
    and ($5::uuid[] is null or account.id = any($5))
    and (account.status = 'active' or account.ended_at > $4
      or exists (select from pf_differences open
        where open.account_id = account.id and open.status = 'open'))
    and not exists (select from pf_accounts later where later.connection_id = account.connection_id
      and later.login = account.login and later.id > account.id)
  order by account.id limit $3`

export const ourDealsSql = `
  select account_id, id, profit::float8 profit, lots from live.deal
  where account_id = any($1::uuid[]) and kind = 'trade' and at >= $2 order by account_id, at, id`

export const openOfSql = `
  select id, account_id, login, kind, subject from pf_differences
  where connection_id = $1 and status = 'open' and login = any($2::text[])`

/** What somebody cleared as it stands, which is no news while neither side changes. */
export const clearedOfSql = `
  select login, kind, subject, ours, theirs from pf_differences
  where connection_id = $1 and status = 'cleared' and login = any($2::text[])`

export const openUnknownSql = `
  select id, login from pf_differences
  where connection_id = $1 and status = 'open' and kind = 'unknownOnPlatform'`

/** Logins of this list that some account of ours has or had on the connection. */
export const knownLoginsSql = `
  select login from pf_account_logins where connection_id = $1 and login = any($2::text[])
  union select login from pf_accounts where connection_id = $1 and login = any($2::text[])`

/** Groups that we ever opened an account in: the platform's other groups are somebody else's. */
export const ourGroupsSql = `
  select distinct input ->> 'group' as name from pf_platform_commands
  where connection_id = $1 and kind = 'openAccount' and status = 'verified'`

/** Connections to compare: those asked for, or those not compared since `$2`. */
export const connectionsSql = `
  select connection.id, connection.mode from pf_platform_connections connection
  left join prop_firm.reconciliation run on run.connection_id = connection.id
  where connection.is_enabled and ($1::uuid is null or connection.id = $1)
    and ($2::timestamptz is null or run.started_at is null or run.started_at < $2
      or run.requested_at > run.started_at)
  order by connection.id`

export const requestRunSql = `
  insert into prop_firm.reconciliation (connection_id, requested_at)
  select id, $2 from pf_platform_connections where id = $1 and is_enabled
  on conflict (connection_id) do update set requested_at = excluded.requested_at
  returning connection_id`

export const beginRunSql = `
  insert into prop_firm.reconciliation (connection_id, started_at) values ($1, $2)
  on conflict (connection_id) do update set started_at = excluded.started_at
  where prop_firm.reconciliation.started_at is null or prop_firm.reconciliation.started_at < $3
    or prop_firm.reconciliation.ended_at >= prop_firm.reconciliation.started_at
  returning connection_id`

export const endRunSql = `
  update prop_firm.reconciliation set ended_at = $2, accounts = $3, opened = $4, agreed = $5,
    problem = $6 where connection_id = $1`

export const connectionOfSql = `
  select connection_id from pf_accounts where id = $1 and login is not null`

/** How each account of a connection stands by our rulings, newest account of a login first. */
export const outcomesSql = `
  select distinct on (account.login) account.login,
    case account.status when 'active' then 'running' when 'passed' then 'passed'
      when 'expired' then 'expired' else 'breached' end as outcome,
    (extract(epoch from coalesce(ruling.at, account.ended_at)) * 1000)::float8 as at,
    coalesce(nullif(ruling.rule, 'phase'), '') as why
  from pf_accounts account
  left join lateral (select at, rule from pf_rulings ruling where ruling.account_id = account.id
      and ruling.disposition = 'confirmed' and ruling.kind in ('breach', 'pass', 'expiry')
    order by ruling.at desc limit 1) ruling on true
  where account.connection_id = $1 and account.login is not null
    and account.status in ('active', 'passed', 'breached', 'expired')
  order by account.login, account.id desc`
