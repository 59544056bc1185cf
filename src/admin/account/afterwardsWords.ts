import { z } from 'zod'
import type { Lifecycle } from '../../domain/lifecycles/types.js'
import type { Aftermath } from '../../readModels/account/readAfterwards.js'
import type { ShownRuling } from '../../readModels/account/readRuling.js'
import { amountText } from '../parts/amounts.js'
import { auditSentence } from '../parts/auditWords.js'
import { counted } from '../parts/counted.js'
import { dayText, minuteText } from '../parts/dates.js'
import type { Tone } from '../parts/Shape.js'
import { commandWords } from './accountWords.js'

export type Told = {
  readonly key: string
  readonly at: number
  readonly tone: Tone
  readonly text: string
}

type Context = {
  readonly ruling: ShownRuling
  readonly lifecycles: Readonly<Record<string, Lifecycle>>
  readonly currency: string
  readonly zone: string
}

/** What followed a ruling, one line for each step, in the order of time. */
export function afterwardsWords(entries: readonly Aftermath[], context: Context): Told[] {
  const { ruling } = context
  const settled: Told[] =
    ruling.settledAt === null
      ? []
      : [
          {
            key: 'settled',
            at: ruling.settledAt,
            tone: 'done',
            text: 'Replay from the evidence agrees',
          },
        ]
  const lines = entries.flatMap((entry) => linesOf(entry, context))
  return [stored(ruling), ...[...settled, ...lines].sort((a, b) => a.at - b.at)]
}

function stored({ storedAt, kind, disposition }: ShownRuling): Told {
  const what: Readonly<Record<string, string>> = {
    breach: 'account breached',
    expiry: 'account expired',
    pass: 'phase passed',
    soft: 'recorded',
  }
  const suspected = disposition === 'suspected'
  return {
    key: 'stored',
    at: storedAt,
    tone: suspected ? 'attention' : kind === 'pass' ? 'done' : 'bad',
    text: suspected
      ? 'Verdict stored as suspected, account frozen'
      : `Verdict stored, ${what[kind] ?? kind}`,
  }
}

function linesOf(entry: Aftermath, context: Context): Told[] {
  if (entry.source === 'command') return commandLines(entry, context)
  if (entry.source === 'message') return messageLines(entry, context)
  return auditLines(entry, context)
}

const answer = z.object({
  balance: z.number().int().optional(),
  openPositions: z.number().int().optional(),
})

/** A command that was sent is not done: it ends with what was read back. */
function commandLines(entry: Aftermath, { ruling, currency }: Context): Told[] {
  const what = commandWords[entry.name] ?? entry.name
  const positions = entry.name === 'disable' ? (ruling.proof?.decided?.openPositions ?? 0) : 0
  const closing = positions > 0 ? `, close ${count(positions)}` : ''
  const line = (at: number, tone: Tone, text: string): Told => ({
    key: `${entry.id}-${tone}`,
    at,
    tone,
    text,
  })
  if (entry.status === 'withheld') {
    return [line(entry.at, 'attention', `Would have told the platform: ${what}${closing}`)]
  }
  if (entry.sentAt === null) {
    return [line(entry.at, 'waiting', `Waits to be sent: ${what}${closing}`)]
  }
  const told = line(entry.sentAt, 'neutral', `Platform told: ${what}${closing}`)
  if (entry.verifiedAt !== null) {
    return [told, line(entry.verifiedAt, 'done', readBackText(entry, what, currency))]
  }
  const open = entry.status === 'failed' ? ('bad' as const) : ('attention' as const)
  return entry.problem ? [told, line(entry.sentAt + 1, open, entry.problem)] : [told]
}

function readBackText({ result }: Aftermath, what: string, currency: string): string {
  const parsed = answer.safeParse(result)
  const { balance, openPositions } = parsed.success ? parsed.data : {}
  return [
    `Read back: ${what}`,
    openPositions === undefined ? '' : count(openPositions),
    balance === undefined ? '' : `balance ${amountText(balance, currency)}`,
  ]
    .filter((part) => part !== '')
    .join(', ')
}

const count = (positions: number): string => counted(positions, 'position')

const messageNames: Readonly<Record<string, string>> = {
  'account.breachSettled': 'E-mail with rule, limit and figure',
  'account.expired': 'E-mail about the expiry',
  'account.closed': 'E-mail about the closing',
}

function messageLines(entry: Aftermath, { zone }: Context): Told[] {
  const name = messageNames[entry.name] ?? `E-mail ${entry.name}`
  const trouble = entry.status === 'failed' || entry.status === 'suppressed'
  const deadline = Date.parse(String(entry.detail?.['appealDeadline'] ?? ''))
  const appeal = Number.isNaN(deadline)
    ? ''
    : `. Appeal open to ${dayText(deadline, zone)} ${minuteText(deadline, zone)}`
  const state = trouble ? entry.status : entry.sentAt === null ? 'waits to be sent' : 'sent'
  const problem = trouble && entry.problem ? `: ${entry.problem}` : ''
  return [
    {
      key: entry.id,
      at: entry.sentAt ?? entry.at,
      tone: trouble ? 'bad' : entry.sentAt === null ? 'waiting' : 'neutral',
      text: `${name} ${state}${problem}${trouble ? '' : appeal}`,
    },
  ]
}

/** The ruling itself already says these. */
const said = new Set([
  'account.breach',
  'account.pass',
  'account.expire',
  'violation.confirmed',
  'violation.suspected',
  'violation.recorded',
])

function auditLines(entry: Aftermath, { lifecycles }: Context): Told[] {
  const isFreeze = entry.name === 'hold.set' && entry.reason === 'suspected'
  if (said.has(entry.name) || isFreeze) return []
  const like = {
    event: entry.name,
    to: entry.status,
    actorType: entry.actorName === 'System' ? 'system' : 'operator',
    actorName: entry.actorName,
    reason: entry.reason,
  }
  const { tone, text } = auditSentence(like, lifecycles)
  const subject = entry.name.startsWith('violation.') ? 'Ruling' : 'Account'
  return [{ key: entry.id, at: entry.at, tone, text: `${subject} ${text}` }]
}
