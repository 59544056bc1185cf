import { z } from 'zod'

/** The spans of time that figures are given for. */
export const ranges = ['today', '7', '30'] as const

export type Range = (typeof ranges)[number]

export const isRange = (text: unknown): text is Range => ranges.some((range) => range === text)

/** A number for each span, and for the span of the same length before it. */
const spans = z.object({
  now: z.object({ today: z.number(), 7: z.number(), 30: z.number() }),
  before: z.object({ today: z.number(), 7: z.number(), 30: z.number() }),
})

/** Thirty values of 24 hours each up to the moment of counting, the oldest first. */
const series = z.array(z.number())

/** Amounts in minor units by currency; nothing is converted. */
const amounts = z.record(z.string(), z.number())

const money = z.object({
  /** The firm's currency. */
  sums: spans,
  series,
  /** The same sums in other currencies, where there are any. */
  others: z.record(z.string(), spans),
})

const medians = z.object({
  /** Milliseconds; null where nothing was decided. */
  now: z.object({
    today: z.number().nullable(),
    7: z.number().nullable(),
    30: z.number().nullable(),
  }),
  series: z.array(z.number().nullable()),
})

const phase = z.object({
  /** `evaluation-1` …, `awaitingFunding`, `funded`. */
  key: z.string(),
  active: z.number(),
  opened: spans,
  passed: spans,
  breached: spans,
})

const openPayouts = z.object({
  status: z.string(),
  count: z.number(),
  amounts,
})

const waiting = z.object({
  kind: z.string(),
  count: z.number(),
  /** UTC milliseconds. */
  oldestAt: z.number().nullable(),
  /** Null where no time was promised. */
  late: z.number().nullable(),
  /** Median time to a decision in the last 30 days, milliseconds. */
  usualMs: z.number().nullable(),
})

/** Everything that the job counts. Stored as it is; a change of shape is a new count, not a migration. */
export const figuresSchema = z.object({
  accounts: z.object({ live: z.number(), net: spans, series }),
  fees: money,
  payoutsPaid: money,
  payoutTime: medians,
  kycTime: medians,
  owed: z.object({ count: z.number(), amounts, series }),
  breaches: z.object({ counts: spans, series }),
  traders: z.object({ counts: spans, series }),
  messages: z.object({ counts: spans, failed: spans, series }),
  phases: z.array(phase),
  openPayouts: z.array(openPayouts),
  queue: z.array(waiting),
})

export type Figures = z.output<typeof figuresSchema>
export type Spans = z.output<typeof spans>
export type Medians = z.output<typeof medians>
export type MoneyFigures = z.output<typeof money>
export type PhaseFigures = z.output<typeof phase>
export type OpenPayouts = z.output<typeof openPayouts>
export type WaitingFigures = z.output<typeof waiting>
