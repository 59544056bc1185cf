import { z } from 'zod'
import { minor } from '../money/minor.js'
import { allDoubts, type EngineInput } from './types.js'

const instant = z.int().min(0)
const count = z.int().min(0)
const amount = z.int().transform(minor)

export const doubtSchema = z.enum(allDoubts)

const doubts = z.array(doubtSchema).exactOptional()

const positions = z.strictObject({
  lots: count,
  worstResult: amount,
  hedged: count,
  withoutStop: count,
})

const observation = z.strictObject({
  kind: z.literal('observation'),
  at: instant,
  balance: amount,
  equity: amount,
  openPositions: count,
  pendingOrders: count,
  lastOpenedAt: instant,
  positions: positions.exactOptional(),
  doubts,
})

const around = z.strictObject({ before: instant, after: instant })

const trade = z.strictObject({
  kind: z.literal('trade'),
  at: instant,
  deal: z.string(),
  entry: z.enum(['open', 'close']),
  openedAt: instant,
  lots: count,
  remaining: count,
  profit: amount,
  positionProfit: amount,
  value: amount,
  openNews: around,
  news: around,
})

const balanceOperation = z.strictObject({
  kind: z.literal('balanceOperation'),
  at: instant,
  amount,
  purpose: z.enum(['payout', 'payoutReturn', 'adjustment']),
  ticket: z.string(),
  announced: z.boolean().exactOptional(),
})

const announcement = <const Kind extends string>(kind: Kind) =>
  z.strictObject({ kind: z.literal(kind), at: instant, amount, reference: z.string() })

const clock = z.strictObject({ kind: z.literal('clock'), at: instant, doubts })

/** An input as evidence files keep it. */
export const engineInputSchema: z.ZodType<EngineInput> = z.discriminatedUnion('kind', [
  observation,
  trade,
  balanceOperation,
  announcement('operationAnnounced'),
  announcement('operationCancelled'),
  clock,
])
