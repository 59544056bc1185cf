import type { Evidence } from '../domain/rulings/evidence.js'
import type { Replay } from '../domain/rulings/replayEvidence.js'
import type { RulingRecord } from '../domain/rulings/rulingRecord.js'
import { amountText, clockText } from '../domain/rules/phrasing.js'
import { doubtWords } from '../domain/rules/doubtWords.js'
import type { Seen } from './evidenceChart.js'
import type { Audience, Block, Fact } from './evidenceDocument.js'
import { printable } from './printable.js'
import { utcText } from './subjectRows.js'

const seconds = (ms: number): string => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(3)} s`)

/** The observation that decided, the one before it, and whether anything is missing between. */
export function momentRows({ terms, verdict }: Evidence, seen: readonly Seen[]): Fact[] {
  const decided = seen.at(-1)
  const before = seen.at(-2)
  if (!decided) return []
  const amount = (value: number) => printable(amountText(value, terms), '?')
  const { zone } = terms.calendar
  const gaps = seen.slice(1).map(({ at }, index) => at - (seen[index]?.at ?? at))
  const isFloor = verdict.kind === 'breach' && verdict.unit === 'money'
  const room = before && isFloor ? before.equity - verdict.limit : null
  const against =
    room === null ? '' : `, ${amount(Math.abs(room))} ${room < 0 ? 'under' : 'over'} the floor`
  return [
    {
      label: `Observation at ${clockText(decided.at, zone)}`,
      value: `equity ${amount(decided.equity)}, balance ${amount(decided.balance)}, received after ${seconds(decided.receivedAt - decided.at)}`,
    },
    ...(before
      ? [
          {
            label: `The one before, ${clockText(before.at, zone)}`,
            value: `equity ${amount(before.equity)}${against}, ${seconds(decided.at - before.at)} earlier`,
          },
          {
            label: 'Longest time without one',
            value: `${seconds(Math.max(...gaps))} among ${seen.length} observations`,
          },
        ]
      : []),
  ]
}

/** The purchase and the agreements: what a bank asks for first. */
export function agreedBlocks(record: RulingRecord, { termsHash, about }: Evidence): Block[] {
  const { order, agreements } = record
  const rows: Fact[] = [
    ...(order
      ? [
          {
            label: `Order ${printable(order.reference, '')}`,
            value: [
              order.paidAt === null ? 'not paid' : `paid ${utcText(order.paidAt)}`,
              ...(order.checkoutReference === null
                ? []
                : [`checkout ${printable(order.checkoutReference, 'in the record')}`]),
              ...(about.version === undefined ? [] : [`program version ${about.version}`]),
            ].join(', '),
          },
        ]
      : []),
    { label: 'Hash of these terms', value: termsHash },
    ...agreements.map(({ title, version, hash, acceptedAt }) => ({
      label: `${printable(title, 'Agreement')}, version ${version}`,
      value: `accepted ${utcText(acceptedAt)}, hash of the text ${hash}`,
    })),
  ]
  return [
    { kind: 'heading', text: 'What the trader bought and accepted' },
    { kind: 'facts', rows },
    ...(agreements.length > 0
      ? []
      : [
          {
            kind: 'text' as const,
            text: 'No agreement beside the terms of the program was accepted before this ruling.',
            tone: 'muted' as const,
          },
        ]),
  ]
}

/** For the firm's own people alone: doubts, who decided, and why. */
export function decisionBlocks({ decision }: RulingRecord, { verdict }: Evidence): Block[] {
  const rows: Fact[] = [
    ...verdict.doubts.map((doubt) => ({
      label: 'In doubt',
      value: printable(doubtWords[doubt] ?? doubt, doubt),
    })),
    ...(decision?.by
      ? [{ label: 'First decided by', value: printable(decision.by, 'see the record') }]
      : []),
    ...(decision?.reason
      ? [{ label: 'Reason given', value: printable(decision.reason, 'see the record') }]
      : []),
  ]
  if (rows.length === 0) return []
  return [
    { kind: 'heading', text: 'Decision, for the firm alone' },
    { kind: 'facts', rows },
  ]
}

export const sealRows = ({ hash, previousHash }: Evidence, replay: Replay): Fact[] => [
  { label: 'Hash of the evidence', value: hash },
  { label: 'It follows', value: previousHash ?? 'nothing: the first ruling of the account' },
  {
    label: 'Computed again for this',
    value: replay.agree
      ? 'agrees in every figure'
      : `DISAGREES at ${replay.path || 'its form'}: recorded ${JSON.stringify(replay.recorded)}, recomputed ${JSON.stringify(replay.recomputed)}`,
  },
]

type TableOptions = {
  readonly audience: Audience
  readonly titleOf: (rule: string) => string
}

/** Every observation, so that nothing between them is hidden. */
export function observationTable(
  { terms, inputs }: Evidence,
  seen: readonly Seen[],
  { audience, titleOf }: TableOptions,
): Block[] {
  const amount = (value: number) => printable(amountText(value, terms), '?')
  const rules = Object.keys(seen.at(-1)?.floors ?? {})
  const others = inputs.length - seen.length
  const rows = seen.map((each) => [
    clockText(each.at, terms.calendar.zone),
    amount(each.balance),
    amount(each.equity),
    ...rules.map((rule) => amount(each.floors[rule] ?? 0)),
    seconds(each.receivedAt - each.at) + (audience === 'operator' && each.isDoubtful ? ' (!)' : ''),
  ])
  if (rows.length === 0) return []
  return [
    { kind: 'heading', text: 'Every observation of the evidence' },
    {
      kind: 'text',
      tone: 'muted',
      text:
        `Platform time, ${terms.calendar.zone}; amounts in ${terms.currency}.` +
        (others > 0
          ? ` ${others} other inputs (resets, balance operations) are in the file.`
          : '') +
        (audience === 'operator' ? ' (!) marks figures in doubt.' : ''),
    },
    {
      kind: 'table',
      head: ['Time', 'Balance', 'Equity', ...rules.map(titleOf), 'Received after'],
      rows,
    },
  ]
}
