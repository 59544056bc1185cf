import { queueKind, type QueueKindName } from './kinds.js'

type Waits = {
  readonly table: string
  readonly where: string
  /** Since when; default its creation. */
  readonly since?: string
  /** What the record itself promises. */
  readonly due?: string
  /** It waits for somebody outside, so it is listed last and counted apart. */
  readonly paused?: string
  readonly status?: string
  /** The text that the filter looks into. */
  readonly text: string
}

const status = (...words: string[]): string =>
  `status in (${words.map((word) => `'${word}'`).join(', ')})`

const payout = { table: 'pf_payouts', text: `concat_ws(' ', reference, trader_name, login)` }

/** What follows `from`: the holds that a refund after the first trade left, until somebody decides. */
export const refundHoldsSql = `pf_holds where lifted_at is null and subject_type = 'account'
      and reason = 'refundAfterTrade'`

/** What follows `from`: the notices about orders that no rule decides, until somebody has seen to them. */
export const orderNoticesSql = `pf_holds where lifted_at is null and subject_type = 'order'
      and reason = 'notice'`

/** A breach is told within a minute; one that is not after five is where the replay disagrees. */
export const settledWithinMs = 300_000

/** Where the rows of each kind are. `$1` is the moment of asking. */
const waits: Readonly<Record<QueueKindName, Waits>> = {
  payouts: {
    ...payout,
    where: status('requested', 'inReview', 'needsInfo'),
    due: 'due_at',
    paused: `status = 'needsInfo'`,
  },
  kycCases: {
    table: 'pf_kyc_cases',
    where: status('submitted', 'inReview'),
    since: 'coalesce(submitted_at, created_at)',
    text: `concat_ws(' ', reference, trader_name)`,
  },
  suspectedBreaches: {
    table: 'pf_violations',
    where: status('suspected'),
    text: `concat_ws(' ', reference, trader_name, login)`,
  },
  replays: {
    table: 'pf_rulings',
    where: `kind = 'breach' and disposition = 'confirmed' and settled_at is null
      and created_at < $1::timestamptz - interval '${settledWithinMs} milliseconds'`,
    status: `''`,
    text: `concat_ws(' ', reference, login)`,
  },
  appeals: {
    table: 'pf_appeals',
    where: status('open'),
    text: `concat_ws(' ', reference, trader_name, login)`,
  },
  incidents: {
    table: 'pf_incidents',
    where: `${status('open')} and exists (select from prop_firm.incident_action action
      where action.incident_id = pf_incidents.id and action.released_at is null
        and action.stopped_at is null)`,
    since: `(select min(action.proposed_at) from prop_firm.incident_action action
      where action.incident_id = pf_incidents.id and action.released_at is null
        and action.stopped_at is null)`,
    text: `concat_ws(' ', reference, title)`,
  },
  scaling: {
    table: 'pf_scaling_steps',
    where: status('proposed', 'failed'),
    text: `concat_ws(' ', label, trader_name)`,
  },
  payoutsToSend: {
    ...payout,
    // Sent is not paid: somebody has yet to say what the bank did.
    where: status('approved', 'sending'),
    since: `coalesce(case when status = 'sending' then sent_at else approved_at end, created_at)`,
    due: 'due_at',
  },
  payoutTroubles: {
    ...payout,
    where: status('unknown', 'failed', 'returned'),
    since: 'coalesce(sent_at, created_at)',
    due: 'due_at',
  },
  orders: {
    table: 'pf_orders',
    where: status('mismatch', 'disputed'),
    text: `concat_ws(' ', reference, trader_name, checkout_reference)`,
  },
  orderNotices: {
    table: 'pf_orders',
    where: `status not in ('mismatch', 'disputed') and id in (
      select subject_id::uuid from ${orderNoticesSql})`,
    since: `(select min(created_at) from ${orderNoticesSql} and subject_id = pf_orders.id::text)`,
    text: `concat_ws(' ', reference, trader_name, checkout_reference)`,
  },
  refunds: {
    table: 'pf_accounts',
    where: `${status('provisioning', 'provisioningFailed', 'active')} and id in (
      select subject_id::uuid from ${refundHoldsSql})`,
    since: `(select min(created_at) from ${refundHoldsSql} and subject_id = pf_accounts.id::text)`,
    text: `concat_ws(' ', reference, trader_name, login)`,
  },
  provisioning: {
    table: 'pf_accounts',
    where: status('provisioningFailed'),
    text: `concat_ws(' ', reference, trader_name)`,
  },
  platformCommands: {
    table: 'pf_platform_commands',
    where: status('failed', 'unknown'),
    text: `concat_ws(' ', reference, login)`,
  },
  differences: {
    table: 'pf_differences',
    where: status('open'),
    text: `concat_ws(' ', reference, trader_name, login)`,
  },
  messages: {
    table: 'pf_email_messages',
    where: status('failed'),
    since: 'updated_at',
    text: `concat_ws(' ', reference, "to", event)`,
  },
  actRequests: {
    table: 'pf_platform_connections',
    where: 'mode_requested_by is not null',
    since: 'updated_at',
    status: 'mode',
    text: 'name',
  },
}

function itemSql(kind: QueueKindName): string {
  const each = waits[kind]
  const since = each.since ?? 'created_at'
  const promised = `${since} + interval '${queueKind(kind).promisedMinutes} minutes'`
  return `select '${kind}' as kind, id, ${each.status ?? 'status'} as status, ${since} as since,
    ${each.due ? `coalesce(${each.due}, ${promised})` : promised} as due,
    ${each.paused ?? 'false'} as paused, ${each.text} as text
  from ${each.table} where ${each.where}`
}

/**
 * One row for each thing that waits, with what was put off. A person's putting off ends with its
 * time, and with the status it was about. `$1` is the moment of asking.
 */
export const itemsSql = (kinds: readonly QueueKindName[]): string => `
  select item.*, snooze.until, snooze.reason as rest_reason, snooze.actor_name as rest_by,
    (item.paused or snooze.until is not null) as resting
  from (${kinds.map(itemSql).join('\n  union all\n  ')}) item
  left join prop_firm.queue_snooze snooze on snooze.kind = item.kind
    and snooze.subject_id = item.id and snooze.status = item.status
    and snooze.until > $1::timestamptz`
