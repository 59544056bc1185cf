/**
 * Funded accounts whose plan lets them grow by now and that have no step which waits or was declined,
 * one page after `$2`. Whether the other conditions are met is judged with the figures.
 */
export const candidatesSql = `
  select account.id from pf_accounts account
  join pf_challenges challenge on challenge.id = account.challenge_id
  join pf_program_versions version on version.id = account.version_id
  where account.status = 'active' and account.phase = 'funded' and account.id > $2
    and jsonb_typeof(version.terms -> 'scaling') = 'object'
    and coalesce(challenge.scaled_at, account.opened_at, account.created_at)
      + make_interval(months => coalesce((version.terms #>> '{scaling,months}')::int, 0))
      <= $1::timestamptz + interval '1 day'
    and not exists (select from pf_scaling_steps step where step.account_id = account.id
      and step.status in ('proposed', 'underWay', 'failed', 'declined'))
  order by account.id limit $3`

/** Steps that wait although their account has ended. */
export const overtakenSql = `
  select step.id from pf_scaling_steps step join pf_accounts account on account.id = step.account_id
  where step.status in ('proposed', 'failed') and account.status <> 'active'
  order by step.id limit 1000`

export const lapsedSql = `
  select id from pf_scaling_steps where step_key = any($1::text[]) and status = 'lapsed'`

export const proposedSql = `
  select id from pf_scaling_steps
  where step_key = any($1::text[]) and status = 'proposed' and is_automatic order by id`

/** Steps with their account and its platform, as they are carried out. */
export const stepsSql = `
  select step.id, step.status, step.label, step.account_id, step.challenge_id, step.number::int,
    step.from_size::float8, step.to_size::float8, step.amount::float8, step.split_bps::float8,
    step.group, step.currency, account.status account_status, account.size::float8 account_size,
    account.login, account.connection_id, account.group account_group, connection.mode,
    connection.platform,
    exists (select from pf_holds hold where hold.lifted_at is null
      and ((hold.subject_type = 'account' and hold.subject_id = account.id::text)
        or (hold.subject_type = 'trader' and hold.subject_id = account.trader_id::text))) is_held,
    exists (select from pf_violations violation where violation.account_id = account.id
      and violation.status = 'suspected') is_suspected,
    exists (select from pf_platform_commands command where command.account_id = account.id
      and command.status in ('queued', 'sent', 'unknown', 'failed')
      and command.kind in ('balance', 'changeGroup')) is_moving,
    (select payout.reference from pf_payouts payout where payout.account_id = account.id
      and payout.status = 'requested' limit 1) open_payout
  from pf_scaling_steps step join pf_accounts account on account.id = step.account_id
  left join pf_platform_connections connection on connection.id = account.connection_id
  where step.id = any($1::uuid[]) order by step.id`

/** The account is as large as its step says, and rules and payouts take it as that from now on. */
export const growAccountsSql = `
  update pf_accounts account set size = given.size, terms_hash = given.hash, updated_at = $6,
    starting_balance = account.starting_balance + given.amount,
    "group" = coalesce(given.group_name, account.group)
  from unnest($1::uuid[], $2::numeric[], $3::numeric[], $4::text[], $5::text[])
    given(id, size, amount, group_name, hash)
  where account.id = given.id`

export const growChallengesSql = `
  update pf_challenges challenge set scale_step = given.step, scaled_size = given.size,
    scaled_split_bps = coalesce(given.split, challenge.scaled_split_bps), scaled_at = $5,
    updated_at = $5
  from unnest($1::uuid[], $2::numeric[], $3::numeric[], $4::numeric[]) given(id, step, size, split)
  where challenge.id = given.id`

/** A new account of a challenge begins as it was sold. */
export const startAnewSql = `
  update pf_challenges set scale_step = null, scaled_size = null, scaled_split_bps = null,
    scaled_at = null
  where id = any($1::uuid[]) and scale_step is not null`
