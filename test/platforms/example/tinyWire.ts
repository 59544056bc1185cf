import { minor, roundDecimalText } from 'payload-plugin-prop-firm'
import type { AccountSnapshot, Deal } from 'payload-plugin-prop-firm/types'
import { z } from 'zod'

/** Decimal text in dollars becomes whole cents here, once. */
export const dollars = z.string().transform((text, context) => {
  const cents = roundDecimalText(text, 'USD')
  if (cents !== null) return cents
  context.addIssue({ code: 'custom', message: `"${text}" is not decimal text` })
  return z.NEVER
})

const position = z.object({
  id: z.string(),
  openedAt: z.number(),
  open: z.string(),
  now: z.string(),
  result: dollars,
})

export const stateShape = z
  .object({
    login: z.string(),
    time: z.number(),
    version: z.int(),
    balance: z.string(),
    equity: z.string(),
    lastOpenedAt: z.number(),
    trading: z.boolean(),
    orders: z.int(),
    positions: z.array(position),
  })
  .transform((state): AccountSnapshot => ({
    login: state.login,
    at: state.time,
    currency: 'USD',
    balance: dollars.parse(state.balance),
    equity: dollars.parse(state.equity),
    openPositions: state.positions.length,
    pendingOrders: state.orders,
    lastOpenedAt: state.lastOpenedAt,
    mode: state.trading ? 'full' : 'noTrading',
    sequence: state.version,
    raw: { balance: state.balance, equity: state.equity },
    positions: state.positions.map(({ id, openedAt, open, now, result }) => {
      const terms = { symbol: 'TINY', side: 'buy', lots: 1 } as const
      return { id, openedAt, openPrice: open, currentPrice: now, result, ...terms }
    }),
  }))

export const dealShape = z.object({
  id: z.string(),
  at: z.number(),
  kind: z.enum(['trade', 'balance']),
  cents: z.int(),
  entry: z.enum(['in', 'out']).optional(),
  positionId: z.string().optional(),
})

export const dealOf =
  (login: string) =>
  ({ id, at, kind, cents, entry, positionId }: z.infer<typeof dealShape>): Deal => {
    const trade = { ...(entry && { entry }), ...(positionId && { positionId }) }
    return { id, login, at, kind, profit: minor(cents), ...trade }
  }
