import type { QueueItem } from '../../readModels/queue/model.js'
import { differenceKinds, type DifferenceKind } from '../../domain/reconciliation/difference.js'
import { doubtWords } from '../../domain/rules/doubtWords.js'
import { kindWords, subjectWords, termsText } from '../incident/incidentWords.js'
import { commandWords } from '../account/accountWords.js'
import { amountText } from '../parts/amounts.js'
import { counted } from '../parts/counted.js'
import { durationText } from '../parts/dates.js'

type Facts = QueueItem['facts']

const money = ({ amount, currency }: Facts): string =>
  amount === null || amount === undefined || !currency ? '' : amountText(amount, currency)

/** What a row is about: the person and what of theirs is decided. */
export function subjectOf({ kind, facts, reference }: QueueItem): string {
  const name = facts.name ?? ''
  switch (kind) {
    case 'payouts':
    case 'payoutsToSend':
    case 'payoutTroubles':
      return `${money(facts)} to ${name}`
    case 'scaling':
    case 'suspectedBreaches':
    case 'replays':
    case 'appeals':
    case 'platformCommands':
    case 'differences':
    case 'refunds':
      return [facts.login, name].filter(Boolean).join(' ') || (reference ?? '')
    case 'orders':
    case 'orderNotices':
      return `${money(facts)} by ${name}`
    case 'provisioning':
      return `${name}, ${money(facts)} ${facts.currency ?? ''}`.trim()
    case 'messages':
      return `${facts.event ?? 'Message'} to ${name}`
    case 'kycCases':
    case 'incidents':
    case 'actRequests':
      return name || (reference ?? '')
  }
}

/** Why it waits, in words, rather than what it is. */
export function whyOf(item: QueueItem): string {
  if (item.rest === 'snoozed')
    return `Put off by ${item.restBy ?? 'somebody'}: ${item.restReason ?? ''}`
  return reasons[item.kind](item)
}

const reasons: Readonly<Record<QueueItem['kind'], (item: QueueItem) => string>> = {
  payouts: ({ status, facts }) => {
    if (status === 'requested') return 'The platform has yet to take the profit from the account'
    if (status === 'needsInfo') return said('Waits for the trader', facts.reason)
    const held = facts.isHeld ? 'Held. ' : ''
    return `${held}${facts.by ? `Second approval, first by ${facts.by}` : 'Nobody has approved it yet'}`
  },
  scaling: ({ status, facts }) => {
    const { amount, limit, currency, count } = facts
    const sizes =
      amount == null || limit == null || !currency
        ? ''
        : ` from ${amountText(limit, currency)} to ${amountText(amount, currency)}`
    if (status === 'failed') return said(`Growth${sizes} failed`, facts.problem)
    return `Step ${count ?? ''} of the plan is met: grows${sizes}, which cannot be taken back`
  },
  payoutsToSend: ({ status, facts }) => {
    if (status === 'sending') return 'Under way, nobody has marked it as paid or failed yet'
    const approved = facts.by ? `Approved by ${facts.by}` : 'Approved'
    return facts.isHeld ? `${approved}, but held` : `${approved}, not sent yet`
  },
  payoutTroubles: ({ status, facts }) => {
    if (status === 'unknown') return 'Sent, outcome not known'
    return said(status === 'failed' ? 'The transfer failed' : 'The money came back', facts.reason)
  },
  kycCases: ({ status, facts }) => {
    if (facts.isDoubled) return 'Same document on another trader'
    const sent = `${counted(facts.count ?? 0, 'document')} sent`
    return status === 'submitted' ? `${sent}, nobody has started` : `${sent}, review begun`
  },
  suspectedBreaches: ({ facts }) => breachWords(facts),
  replays: ({ facts }) =>
    `${facts.ruleName ?? 'Ruling'}: a replay of the evidence disagrees, the trader was not told`,
  appeals: ({ facts }) =>
    `${breachWords({ ...facts, doubts: [] })}; ${facts.by ?? 'System'} decided first`,
  incidents: ({ facts }) => `${facts.by ?? 'Somebody'} proposes: ${proposalText(facts)}`,
  orders: ({ status, facts }) =>
    status === 'disputed'
      ? 'The payer disputes it at the bank'
      : `The payment differs in ${mismatches(facts.mismatch)}`,
  orderNotices: ({ facts }) => withoutStop(facts.problem ?? 'Something was reported about it'),
  refunds: ({ facts }) =>
    `${refundText(facts)} went back after the first trade: frozen until it goes on or is closed`,
  provisioning: ({ facts }) => said('The platform did not open it', facts.problem),
  platformCommands: ({ status, facts }) => {
    const what = capital(commandWords[facts.command ?? ''] ?? facts.command ?? 'Command')
    const tries = facts.count === 1 ? 'once' : counted(facts.count ?? 0, 'time')
    const state = status === 'unknown' ? 'outcome not known' : `failed, tried ${tries}`
    return said(`${what}: ${state}`, facts.problem)
  },
  differences: ({ facts }) => differenceText(facts),
  messages: ({ facts }) => said('Not delivered', facts.problem),
  actRequests: ({ facts }) =>
    `${facts.by ?? 'Somebody'} asks to switch it on; a second person confirms`,
}

/** `149.00 USD of order O-12`. */
function refundText({ amount, currency, order }: Facts): string {
  const paid =
    amount != null && currency ? `${amountText(amount, currency)} ${currency}` : 'The fee'
  return order ? `${paid} of order ${order}` : paid
}

/** `22.15 under the daily loss floor. The figure was old when it came.` */
function breachWords({ ruleName, unit, limit, figure, currency, doubts }: Facts): string {
  const floor = (ruleName ?? 'Rule').toLowerCase().replace(/ limit$/, ' floor')
  const [doubt] = doubts ?? []
  const why = doubt ? `. ${doubtWords[doubt] ?? doubt}` : ''
  if (unit !== 'money' || limit == null || figure == null || !currency) {
    return `${ruleName ?? 'Rule'}${why}`
  }
  const gap = limit - figure
  const words =
    gap === 0
      ? `At the ${floor}`
      : `${amountText(Math.abs(gap), currency)} ${gap > 0 ? 'under' : 'over'} the ${floor}`
  return `${words}${why}`
}

/** `Balance: 10,250.00 in our books, 10,200.00 on the platform`. */
function differenceText({ event, ours, theirs }: Facts): string {
  const what = isDifferenceKind(event) ? differenceKinds[event] : 'Difference'
  const parts = [ours && `${ours} in our books`, theirs && `${theirs} on the platform`]
  return said(what, parts.filter(Boolean).join(', '))
}

const isDifferenceKind = (kind: string | null | undefined): kind is DifferenceKind =>
  typeof kind === 'string' && kind in differenceKinds

/** What is proposed as whoever releases it has to know it: what, for how many, on which terms. */
const proposalText = ({ event, count, terms, reason }: Facts): string => {
  const kind = event ?? ''
  const what = [
    kindWords[kind] ?? kind,
    subjectWords(kind, count ?? 0),
    terms ? termsText(terms) : '',
  ]
  return said(what.filter(Boolean).join(', '), reason)
}

const said = (words: string, detail: string | null | undefined): string =>
  detail ? `${words}: ${detail}` : words

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A sentence among words that end without a full stop. */
const withoutStop = (text: string): string => text.replace(/\.$/, '')

/** The fields of a payment that are not those of the order. */
function mismatches(mismatch: unknown): string {
  const names = Array.isArray(mismatch)
    ? mismatch.map((each: unknown) => (isField(each) ? each.field : String(each)))
    : Object.keys(typeof mismatch === 'object' && mismatch !== null ? mismatch : {})
  return names.join(', ') || 'something'
}

const isField = (value: unknown): value is { field: string } =>
  typeof value === 'object' && value !== null && 'field' in value && typeof value.field === 'string'

const soonMs = 30 * 60_000

export type DueWords = { readonly tone: 'bad' | 'attention' | 'plain'; readonly text: string }

/** `late 6 h`, `in 2 h 48 m`, `paused`. */
export function dueOf({ due, rest, until }: QueueItem, now: number): DueWords {
  if (rest === 'paused') return { tone: 'plain', text: 'paused' }
  if (rest === 'snoozed') return { tone: 'plain', text: `off for ${shortly((until ?? now) - now)}` }
  const left = due - now
  if (left < 0) return { tone: 'bad', text: `late ${shortly(left)}` }
  return { tone: left < soonMs ? 'attention' : 'plain', text: `in ${shortly(left)}` }
}

/** `6 h` rather than `6 h 0 m`. */
export const shortly = (ms: number): string => durationText(ms).replace(/ 0 [hms]$/, '')

/** `Ruth Adler` → `RA`. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s@.]+/).filter(Boolean)
  const last = words.length > 1 ? words.at(-1) : ''
  return `${words[0]?.[0] ?? ''}${last?.[0] ?? ''}`.toUpperCase()
}
