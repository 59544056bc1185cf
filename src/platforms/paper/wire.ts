import { z } from 'zod'
import { isCurrency, type Currency } from '../../domain/money/currency.js'
import type { Minor } from '../../domain/money/minor.js'
import { roundDecimalText } from '../../domain/money/text.js'
import type { AccountSnapshot, Deal } from '../types.js'

/** What the paper server answers, in our terms: money is rounded here, once. */

const currency = z.string().refine(isCurrency, 'is not a currency')
const mode = z.enum(['full', 'closeOnly', 'noTrading'])
const side = z.enum(['buy', 'sell'])

/** Decimal text in dollars, the one currency of the paper platform. */
const dollars = z.string().transform((text, context): Minor => {
  const value = roundDecimalText(text, 'USD')
  if (value !== null) return value
  context.addIssue({ code: 'custom', message: `"${text}" is not decimal text` })
  return z.NEVER
})

const lots = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .transform(Number)

const position = z.object({
  id: z.string(),
  symbol: z.string(),
  side,
  lots,
  openPrice: z.string(),
  currentPrice: z.string(),
  openedAt: z.number(),
  result: dollars,
  /** Absent from servers of before there were stop losses. */
  stopLoss: z.string().nullable().default(null),
})

const accountFacts = z.object({
  login: z.string(),
  at: z.number(),
  currency,
  balance: z.string(),
  equity: z.string(),
  openPositions: z.int(),
  pendingOrders: z.int(),
  lastOpenedAt: z.number(),
  mode,
  sequence: z.int(),
  positions: z.array(position).optional(),
})

export const accountShape = accountFacts.transform((facts, context): AccountSnapshot => {
  const snapshot = snapshotOf(facts)
  if (snapshot) return { ...snapshot, ...(facts.positions && { positions: facts.positions }) }
  context.addIssue({ code: 'custom', message: 'balance or equity is not decimal text' })
  return z.NEVER
})

type Facts = Omit<z.infer<typeof accountFacts>, 'positions'>

function snapshotOf(facts: Facts): AccountSnapshot | null {
  const balance = roundDecimalText(facts.balance, facts.currency)
  const equity = roundDecimalText(facts.equity, facts.currency)
  if (balance === null || equity === null) return null
  return {
    login: facts.login,
    at: facts.at,
    currency: facts.currency,
    balance,
    equity,
    openPositions: facts.openPositions,
    pendingOrders: facts.pendingOrders,
    lastOpenedAt: facts.lastOpenedAt,
    mode: facts.mode,
    sequence: facts.sequence,
    raw: { balance: facts.balance, equity: facts.equity },
  }
}

export const dealShape = z
  .object({
    id: z.string(),
    login: z.string(),
    at: z.number(),
    kind: z.enum(['trade', 'balance']),
    entry: z.enum(['in', 'out']).optional(),
    positionId: z.string().optional(),
    symbol: z.string().optional(),
    side: side.optional(),
    lots: lots.optional(),
    price: z.string().optional(),
    profit: dollars,
    value: dollars.optional(),
    comment: z.string().optional(),
  })
  .transform((deal): Deal => {
    const { id, login, at, kind, profit, ...rest } = deal
    const present = Object.entries(rest).filter(([, value]) => value !== undefined)
    return { id, login, at, kind, profit, ...Object.fromEntries(present) }
  })

export const listedShape = z.object({
  login: z.string(),
  group: z.string(),
  currency: currency.transform((code) => code as Currency),
  leverage: z.number(),
  name: z.string(),
  email: z.string(),
  comment: z.string(),
  mode,
  openedAt: z.number(),
})

export const dayCloseShape = z.object({
  login: z.string(),
  at: z.number(),
  balance: dollars,
  equity: dollars,
})

/**
 * A row of a `snapshots` line. By hand, because thousands arrive a second; nothing is taken
 * unchecked.
 *
 * @returns null when the row is not one
 */
export function parseRow(row: unknown): AccountSnapshot | null {
  if (!Array.isArray(row) || row.length !== 10) return null
  const cells: readonly unknown[] = row
  const [login, sequence, at, code, balance, equity, positions, orders, lastOpenedAt, trading] =
    cells
  if (typeof login !== 'string' || typeof balance !== 'string' || typeof equity !== 'string') {
    return null
  }
  if (!isCount(sequence) || !isCount(at) || !isCount(positions) || !isCount(orders)) return null
  if (!isCount(lastOpenedAt) || !isMode(trading) || !isKnownCurrency(code)) return null
  return snapshotOf({
    login,
    sequence,
    at,
    currency: code,
    balance,
    equity,
    openPositions: positions,
    pendingOrders: orders,
    lastOpenedAt,
    mode: trading,
  })
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0

const isMode = (value: unknown): value is AccountSnapshot['mode'] =>
  value === 'full' || value === 'noTrading' || value === 'closeOnly'

const isKnownCurrency = (value: unknown): value is Currency =>
  typeof value === 'string' && isCurrency(value)
