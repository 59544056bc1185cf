import { itemsSql } from '../queue/itemsSql.js'
import { queueKindNames, type QueueKindName } from '../queue/kinds.js'

/** What stands open at the moment of counting; `$1` is that moment. */

const open = `('requested', 'inReview', 'needsInfo', 'approved', 'sending', 'unknown', 'failed', 'returned')`

export const openPayoutsSql = `
select status, sum(count)::float8 as count, jsonb_object_agg(currency, amount) as amounts
from (
  select status, currency, count(*) as count, sum(trader_share) as amount
  from pf_payouts where status in ${open} group by status, currency
) each group by status`

/**
 * What traders would get if everybody funded asked now: their share of the balance above the start,
 * rounded down, of funded accounts without an open request. The share is that of the terms for the
 * next payout; a list's last entry repeats, and 80 % is the default. Where the trader will choose a
 * cycle the highest share counts, where it depends on what was withdrawn the first one.
 */
export const owedSql = `
with version as materialized (
  select id, case
    when jsonb_typeof(terms #> '{payout,cycles}') = 'array' then (
      select jsonb_build_array(max((cycle ->> 'bps')::int))
      from jsonb_array_elements(terms #> '{payout,cycles}') cycle)
    when jsonb_typeof(terms #> '{payout,splitByWithdrawn,steps}') = 'array'
      then jsonb_build_array(terms #> '{payout,splitByWithdrawn,steps,0,bps}')
    when jsonb_typeof(terms #> '{payout,splitBps}') = 'array' then terms #> '{payout,splitBps}'
    when jsonb_typeof(terms #> '{payout,splitBps}') = 'number'
      then jsonb_build_array(terms #> '{payout,splitBps}')
    else '[8000]' end as shares
  from pf_program_versions
),
owed as (
  select account.currency,
    floor((figures.balance - account.starting_balance) * (version.shares ->> least(
      coalesce(challenge.payouts_made, 0)::int, jsonb_array_length(version.shares) - 1))::numeric
      / 10000) as amount
  from pf_accounts account
  join live.account figures on figures.account_id = account.id
  join pf_challenges challenge on challenge.id = account.challenge_id
  join version on version.id = account.version_id
  where account.status = 'active' and account.phase = 'funded'
    and figures.balance > account.starting_balance
    and not exists (
      select from pf_payouts payout where payout.account_id = account.id and payout.status in ${open})
),
sum as (select currency, sum(amount) as amount, count(*) as count from owed group by currency)
select coalesce(sum(count), 0)::float8 as count,
  coalesce(jsonb_object_agg(currency, amount), '{}') as amounts
from sum`

const usual = (table: string, from: string, to: string): string => `
  (select percentile_cont(0.5) within group (order by (extract(epoch from ${to} - ${from}) * 1000)::float8)
  from ${table} where ${to} > $1::timestamptz - interval '30 days')`

/** How long a decision usually takes, where it is known when each was made. */
const usually: Partial<Readonly<Record<QueueKindName, string>>> = {
  payouts: usual('pf_payouts', 'created_at', 'approved_at'),
  kycCases: usual('pf_kyc_cases', 'submitted_at', 'decided_at'),
}

/** How much of each kind waits for a person, as the work queue lists it; what rests is left out. */
export const queueSql = `
with item as (${itemsSql(queueKindNames)})
select kinds.kind, count(item.id)::float8 as count,
  (extract(epoch from min(item.since)) * 1000)::float8 as "oldestAt",
  (count(*) filter (where item.due < $1::timestamptz))::float8 as late,
  case kinds.kind ${Object.entries(usually)
    .map(([kind, statement]) => `when '${kind}' then ${statement}`)
    .join('\n    ')} end as "usualMs"
from unnest(array[${queueKindNames.map((name) => `'${name}'`).join(', ')}])
  with ordinality as kinds(kind, place)
left join item on item.kind = kinds.kind and not item.resting
group by kinds.kind, place order by place`
