/**
 * What the job counts. `$1` is the moment of counting and `$2` the start of that day in the firm's
 * zone. Spans of days are whole 24 hours up to now, so that they compare fairly with those before.
 */
const within = {
  now: {
    today: `at >= $2::timestamptz`,
    7: `at > $1::timestamptz - interval '7 days'`,
    30: `at > $1::timestamptz - interval '30 days'`,
  },
  before: {
    today: `at >= $2::timestamptz - interval '1 day' and at <= $1::timestamptz - interval '1 day'`,
    7: `at > $1::timestamptz - interval '14 days' and at <= $1::timestamptz - interval '7 days'`,
    30: `at > $1::timestamptz - interval '60 days' and at <= $1::timestamptz - interval '30 days'`,
  },
} as const

type Spans = Readonly<Record<'today' | 7 | 30, string>>

const perSpan = (spans: Spans, of: (condition: string) => string): string =>
  `jsonb_build_object('today', ${of(spans.today)}, '7', ${of(spans[7])}, '30', ${of(spans[30])})`

const sum = (condition: string): string => `coalesce(sum(value) filter (where ${condition}), 0)`

/** Sums of `value` by `at`, for each span and the one before it. */
const sums = `jsonb_build_object('now', ${perSpan(within.now, sum)}, 'before', ${perSpan(within.before, sum)})`

/** One value for each of the last thirty days of 24 hours, the oldest first. */
const daily = (value: string, where = 'true', missing = '0'): string => `
  (select jsonb_agg(coalesce(day.value, ${missing}) order by number.n desc)
  from generate_series(0, 29) as number (n)
  left join (
    select floor(extract(epoch from $1::timestamptz - at) / 86400)::int as n, ${value} as value from source
    where at > $1::timestamptz - interval '30 days' and ${where} group by 1
  ) day on day.n = number.n)`

/** Counts or sums over rows `at`, `value`. */
const counted = (source: string): string => `
with source as materialized (${source})
select ${sums} as sums, ${daily('sum(value)')} as series from source`

/** Sums over rows `at`, `value`, `currency`; `$3` is the firm's currency. */
const countedMoney = (source: string): string => `
with source as materialized (${source}),
sum as (select currency, ${sums} as sums from source group by currency)
select (select sums from sum where currency = $3) as sums,
  ${daily('sum(value)', 'currency = $3')} as series,
  coalesce((select jsonb_object_agg(currency, sums) from sum where currency <> $3), '{}') as others`

const median = (condition: string): string =>
  `percentile_cont(0.5) within group (order by value) filter (where ${condition})`

/** Medians over rows `at`, `value` in milliseconds. */
const medians = (source: string): string => `
with source as materialized (${source})
select ${perSpan(within.now, median)} as now,
  ${daily(median('true'), 'true', 'null')} as series
from source`

const between = (from: string, to: string): string =>
  `(extract(epoch from ${to} - ${from}) * 1000)::float8`

const recent = (column: string): string => `${column} > $1::timestamptz - interval '60 days'`

const opened = `status not in ('provisioning', 'provisioningFailed')`

export const accountsSql = `
with source as materialized (
  select coalesce(opened_at, created_at) as at, 1 as value from pf_accounts
  where ${recent('created_at')} and ${opened}
  union all
  select ended_at, -1 from pf_accounts where ${recent('ended_at')} and ${opened}
)
select (select count(*) from pf_accounts where status = 'active')::float8 as live,
  ${sums} as sums, ${daily('sum(value)')} as series
from source`

export const feesSql = countedMoney(`
  select paid_at as at, coalesce(paid_amount, amount) - coalesce(refunded_amount, 0) as value, currency
  from pf_orders where kind in ('purchase', 'reset', 'extension') and ${recent('paid_at')}`)

export const payoutsPaidSql = countedMoney(`
  select paid_at as at, trader_share as value, currency
  from pf_payouts where status = 'paid' and ${recent('paid_at')}`)

export const payoutTimeSql = medians(`
  select approved_at as at, ${between('created_at', 'approved_at')} as value
  from pf_payouts where ${recent('approved_at')}`)

export const kycTimeSql = medians(`
  select decided_at as at, ${between('submitted_at', 'decided_at')} as value
  from pf_kyc_cases where submitted_at is not null and ${recent('decided_at')}`)

export const breachesSql = counted(`
  select ruling.at, 1 as value from pf_rulings ruling
  left join pf_violations violation on violation.ruling_id = ruling.id
  where ruling.kind = 'breach' and ${recent('ruling.at')}
    and coalesce(violation.status, ruling.disposition) = 'confirmed'`)

export const tradersSql = counted(`
  select created_at as at, 1 as value from pf_traders
  where ${recent('created_at')} and merged_into_id is null`)

export const messagesSentSql = counted(`
  select sent_at as at, 1 as value from pf_email_messages
  where ${recent('created_at')} and status = 'sent'`)

export const messagesFailedSql = counted(`
  select updated_at as at, 1 as value from pf_email_messages
  where ${recent('updated_at')} and status = 'failed'`)

export const phasesSql = `
with moved as materialized (
  select phase, 'opened' as what, coalesce(opened_at, created_at) as at, 1 as value
  from pf_accounts where ${recent('created_at')} and ${opened}
  union all
  select phase, status, ended_at, 1 from pf_accounts
  where ${recent('ended_at')} and status in ('passed', 'breached')
),
span as (select phase, what, ${sums} as sums from moved group by phase, what),
live as (select phase, count(*) as n from pf_accounts where status = 'active' group by phase)
select key, coalesce(live.n, 0)::float8 as active,
  (select sums from span where phase = key and what = 'opened') as opened,
  (select sums from span where phase = key and what = 'passed') as passed,
  (select sums from span where phase = key and what = 'breached') as breached
from (select phase as key from live union select phase from span) known
left join live on live.phase = known.key
union all
select 'awaitingFunding', count(*)::float8, null, null, null
from pf_challenges where status = 'active' and stage = 'awaitingFunding'`
