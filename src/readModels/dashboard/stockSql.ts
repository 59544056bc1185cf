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

const oldest = (column: string): string =>
  `(extract(epoch from min(${column})) * 1000)::float8 as "oldestAt"`

type Waiting = {
  readonly table: string
  readonly where: string
  readonly since?: string
  readonly late?: string
  readonly usual?: string
}

const usual = (table: string, from: string, to: string): string => `
  (select percentile_cont(0.5) within group (order by (extract(epoch from ${to} - ${from}) * 1000)::float8)
  from ${table} where ${to} > $1::timestamptz - interval '30 days')`

const status = (...words: string[]): string =>
  `status in (${words.map((word) => `'${word}'`).join(', ')})`

/** What waits for a person, in the order of the screen. The keys are `WaitingKind`. */
const queue: Readonly<Record<string, Waiting>> = {
  payouts: {
    table: 'pf_payouts',
    where: status('requested', 'inReview'),
    late: 'due_at < $1::timestamptz',
    usual: usual('pf_payouts', 'created_at', 'approved_at'),
  },
  kycCases: {
    table: 'pf_kyc_cases',
    where: status('submitted', 'inReview'),
    since: 'coalesce(submitted_at, created_at)',
    usual: usual('pf_kyc_cases', 'submitted_at', 'decided_at'),
  },
  suspectedBreaches: { table: 'pf_violations', where: status('suspected') },
  payoutsToSend: {
    table: 'pf_payouts',
    where: status('approved'),
    since: 'coalesce(approved_at, created_at)',
    late: 'due_at < $1::timestamptz',
  },
  payoutTroubles: {
    table: 'pf_payouts',
    where: status('unknown', 'failed', 'returned'),
    since: 'updated_at',
  },
  orders: { table: 'pf_orders', where: status('mismatch', 'disputed') },
  provisioning: { table: 'pf_accounts', where: status('provisioningFailed') },
  platformCommands: { table: 'pf_platform_commands', where: status('failed', 'unknown') },
  messages: { table: 'pf_email_messages', where: status('failed'), since: 'updated_at' },
  actRequests: {
    table: 'pf_platform_connections',
    where: 'mode_requested_by is not null',
    since: 'updated_at',
  },
}

export const queueSql = Object.entries(queue)
  .map(
    ([kind, each]) => `
select '${kind}' as kind, count(*)::float8 as count, ${oldest(each.since ?? 'created_at')},
  ${each.late ? `count(*) filter (where ${each.late})::float8` : 'null::float8'} as late,
  ${each.usual ?? 'null::float8'} as "usualMs"
from ${each.table} where ${each.where} and $1::timestamptz is not null`,
  )
  .join('\nunion all')
