const columns = `
  challenge.id, challenge.reference, challenge.stage, challenge.size, challenge.currency,
  challenge.status, challenge.version_id, challenge.program_name, challenge.trader_id,
  trader.name trader_name, trader.email trader_email`

const from = `
  from pf_challenges challenge join pf_traders trader on trader.id = challenge.trader_id`

/** Active challenges of a program that run under another version, by what the operator chose. */
export const chosenSql = `
  select ${columns} ${from}
  where challenge.program_id = $1 and challenge.status = 'active' and challenge.version_id <> $2
    and ($3::uuid is null or challenge.id = $3)
    and ($4::uuid is null or challenge.version_id = $4)
    and ($5::text is null or challenge.stage = $5)
  order by challenge.id limit $6 for no key update of challenge`

export const lockedSql = `
  select ${columns} ${from} where challenge.id = $1 for no key update of challenge`

export const versionSql = `
  select version.id, version.program_id, version.number, version.label, version.terms
  from pf_program_versions version where version.id = any($1::uuid[])`

export const offeredSql = `
  select challenge_id from pf_version_moves
  where status = 'offered' and challenge_id = any($1::uuid[])`

export const declinedSql = `
  select distinct challenge_id from pf_version_moves
  where status = 'declined' and challenge_id = any($1::uuid[]) and to_version_id = $2::uuid`

export const suspectedSql = `
  select account.challenge_id from pf_violations violation
  join pf_accounts account on account.id = violation.account_id
  where violation.status = 'suspected' and account.challenge_id = any($1::uuid[])`

/** Accounts that go on: the challenge has one at most. */
export const accountsSql = `
  select account.id, account.challenge_id, account.phase, account.status,
    (select nullif(account.size, challenge.size)::float8 from pf_challenges challenge
      where challenge.id = account.challenge_id) grown,
    live.terms_hash live_hash, live.state live_state
  from pf_accounts account left join live.account live on live.account_id = account.id
  where account.challenge_id = any($1::uuid[])
    and account.status in ('provisioning', 'provisioningFailed', 'active')`

export const moveChallengesSql = `
  update pf_challenges challenge set version_id = given.version, updated_at = $3
  from unnest($1::uuid[], $2::uuid[]) given(id, version) where challenge.id = given.id`

export const moveAccountsSql = `
  update pf_accounts account set version_id = given.version, terms_hash = given.hash, updated_at = $4
  from unnest($1::uuid[], $2::uuid[], $3::text[]) given(id, version, hash)
  where account.id = given.id`

export const offerSql = `
  select id, status, challenge_id, trader_id, from_version_id, to_version_id, expires_at,
    needs_acceptance
  from pf_version_moves where id = $1`

export const dueSql = `
  select id from pf_version_moves where status = 'offered' and expires_at <= $1
  order by id limit 1000`
