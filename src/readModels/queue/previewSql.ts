import type { QueueKindName } from './kinds.js'

/** The ruling that a decision is about, its account, and what the trader says about it. */
export const rulingOfSql: Partial<Readonly<Record<QueueKindName, string>>> = {
  suspectedBreaches: `
  select violation.account_id as "accountId", violation.ruling_id as "rulingId"
  from pf_violations violation where violation.id = $1`,
  appeals: `
  select account_id as "accountId", ruling_id as "rulingId", text as said
  from pf_appeals where id = $1`,
  replays: `select account_id as "accountId", id as "rulingId" from pf_rulings where id = $1`,
}

/** The account of what waits, where it has one. */
export const accountOfSql: Partial<Readonly<Record<QueueKindName, string>>> = {
  payouts: `select account_id as "accountId" from pf_payouts where id = $1`,
  payoutsToSend: `select account_id as "accountId" from pf_payouts where id = $1`,
  payoutTroubles: `select account_id as "accountId" from pf_payouts where id = $1`,
  scaling: `select account_id as "accountId" from pf_scaling_steps where id = $1`,
  refunds: `select id as "accountId" from pf_accounts where id = $1`,
  provisioning: `select id as "accountId" from pf_accounts where id = $1`,
  platformCommands: `select account_id as "accountId" from pf_platform_commands where id = $1`,
  differences: `select account_id as "accountId" from pf_differences where id = $1`,
}

const payoutsOfTrader = `
  select other.status as word, count(*)::int as count from pf_payouts payout
  join pf_payouts other on other.trader_id = payout.trader_id and other.id <> payout.id
  where payout.id = $1 and other.created_at > $2
    and other.status in ('paid', 'rejectedReturned', 'rejectedForfeited', 'cancelled', 'returned')
  group by other.status order by count(*) desc`

/** How similar ones were decided since `$2`: by people, about the same rule, or of the same trader. */
export const similarSql: Partial<Readonly<Record<QueueKindName, string>>> = {
  suspectedBreaches: `
  select entry."to" as word, count(*)::int as count from pf_violations violation
  join pf_violations other on other.rule = violation.rule and other.id <> violation.id
  join pf_audit_entries entry on entry.subject_type = 'violation'
    and entry.subject_id = other.id::text
  where violation.id = $1 and entry.event in ('violation.confirm', 'violation.dismiss')
    and entry.actor_type = 'operator' and entry.at > $2
  group by entry."to" order by count(*) desc`,
  appeals: `
  select other.status as word, count(*)::int as count from pf_appeals appeal
  join pf_appeals other on other.rule = appeal.rule and other.id <> appeal.id
  where appeal.id = $1 and other.decided_at > $2 and other.status in ('granted', 'upheld')
  group by other.status order by count(*) desc`,
  kycCases: `
  select other.status as word, count(*)::int as count from pf_kyc_cases other
  where other.decided_at > $2 and other.id <> $1 and other.status in ('approved', 'rejected')
  group by other.status order by count(*) desc`,
  payouts: payoutsOfTrader,
  payoutsToSend: payoutsOfTrader,
  payoutTroubles: payoutsOfTrader,
}
