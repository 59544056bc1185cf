const person = `
  trader.reference trader_reference, trader.name trader_name, trader.email trader_email,
  trader.status trader_status`

const challenge = `
  challenge.id challenge_id, challenge.reference challenge_reference,
  challenge.status challenge_status, challenge.stage, challenge.size, challenge.currency,
  challenge.version_id, challenge.program_name, challenge.trader_id,
  (select o.status from pf_orders o where o.id = challenge.order_id) order_status`

export const accountsSql = `
  select account.id, account.reference, account.status, account.login, account.phase,
    account.phase_name, account.attempt, account.starting_balance, account.connection_id,
    nullif(account.size, challenge.size) grown,
    account.group, account.leverage, account.platform_name, account.problem,
    connection.name connection_name, connection.platform, ${challenge}, ${person}
  from pf_accounts account
  join pf_challenges challenge on challenge.id = account.challenge_id
  join pf_traders trader on trader.id = account.trader_id
  left join pf_platform_connections connection on connection.id = account.connection_id
  where account.id = any($1::uuid[]) order by account.id`

export const challengesSql = `
  select ${challenge}, ${person}
  from pf_challenges challenge join pf_traders trader on trader.id = challenge.trader_id
  where challenge.id = any($1::uuid[]) order by challenge.id`

export const termsSql = `select id, terms from pf_program_versions where id = any($1::uuid[])`

export const attemptsSql = `
  select challenge_id, max(attempt)::int attempt from pf_accounts
  where challenge_id = any($1::uuid[]) and phase = $2 group by challenge_id`

export const connectionsSql = `
  select id, name, platform, mode, is_enabled from pf_platform_connections where is_enabled`

export const liveAccountsSql = `
  select id from pf_accounts where challenge_id = any($1::uuid[])
    and status in ('provisioning', 'provisioningFailed', 'active')`

export const stageSql = `select prop_firm.set_stage($1::uuid[], $2, $3) as id`

/**
 * Challenges that wait for funding, are paid for, and whose trader is not banned, has proven identity
 * and accepted the agreement.
 */
export const fundableSql = `
  select challenge.id from pf_challenges challenge
  join pf_program_versions version on version.id = challenge.version_id
  where challenge.trader_id = any($1::uuid[]) and challenge.status = 'active'
    and challenge.stage = 'awaitingFunding'
    and not exists (select from pf_traders trader
      where trader.id = challenge.trader_id and trader.status = 'banned')
    and not exists (select from pf_orders o where o.id = challenge.order_id
      and o.status in ('disputed', 'lost', 'refunded'))
    and (not coalesce((version.terms ->> 'kyc')::boolean, true) or exists (
      select from pf_kyc_cases kyc where kyc.trader_id = challenge.trader_id
        and kyc.status = 'approved' and (kyc.expires_at is null or kyc.expires_at > now())))
    and (not coalesce((version.terms ->> 'agreement')::boolean, true) or not exists (
      select from pf_agreement_versions agreement where agreement.is_current and not exists (
        select from pf_agreement_acceptances given
        where given.agreement_id = agreement.id and given.trader_id = challenge.trader_id)))
    and not exists (select from pf_accounts account where account.challenge_id = challenge.id
      and (account.status in ('provisioning', 'provisioningFailed', 'active') or account.phase = 'funded'))
  order by challenge.id for update of challenge`

/** The trading-off command of a passed account was read back, so the next account may open. */
export const unsettledPassesSql = `
  select account.id from pf_accounts account
  where account.id = any($1::uuid[]) and account.status = 'passed'`

export const holdsOfSql = `
  update pf_holds set lifted_at = $3, lifted_by = $4
  where subject_type = $1 and subject_id = any($2) and kind = $5
    and ($6::text is null or reason = $6) and lifted_at is null
  returning subject_id`

export const balancesSql = `
  select account_id, balance from live.account where account_id = any($1::uuid[])`
