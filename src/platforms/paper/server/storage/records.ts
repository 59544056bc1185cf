import { z } from 'zod'
import { amount, type Amount } from '../amounts.js'
import { traderKinds, type Account } from '../book/account.js'

const money = z.number().transform((value): Amount => amount(value))
const side = z.enum(['buy', 'sell'])
const size = z.int().positive()
const points = z.int().positive()
/** Absent in what was written before there were stop losses. */
const stopPoints = points.nullable().default(null)

const dealRow = z.object({
  id: z.string(),
  at: z.number(),
  kind: z.enum(['trade', 'balance']),
  profit: z.string(),
  entry: z.enum(['in', 'out']).optional(),
  positionId: z.string().optional(),
  symbol: z.string().optional(),
  side: side.optional(),
  lots: z.string().optional(),
  price: z.string().optional(),
  comment: z.string().optional(),
  value: z.string().optional(),
})

const keptWrite = z.object({
  key: z.string(),
  kind: z.enum([
    'open',
    'balance',
    'disable',
    'enable',
    'restrict',
    'closeAll',
    'password',
    'group',
  ]),
  fingerprint: z.string(),
  ticket: z.string().optional(),
})

const dayClose = z.object({ at: z.number(), balance: money, equity: money })

const accountImage = z.object({
  login: z.string(),
  group: z.string(),
  name: z.string(),
  comment: z.string(),
  leverage: z.number(),
  openedAt: z.number(),
  initial: money,
  script: z.object({
    kind: z.enum(traderKinds),
    trades: z.int(),
    nextStep: z.int(),
    closeStep: z.int(),
  }),
  balance: money,
  mode: z.enum(['full', 'closeOnly', 'noTrading']),
  positions: z.array(
    z.object({
      id: z.string(),
      symbol: z.string(),
      side,
      size,
      openPoints: points,
      openedAt: z.number(),
      stopPoints,
    }),
  ),
  orders: z.array(
    z.object({
      id: z.string(),
      symbol: z.string(),
      side,
      kind: z.enum(['limit', 'stop']),
      size,
      points,
      stopPoints,
    }),
  ),
  lastOpenedAt: z.number(),
  passwordKey: z.string(),
  sequence: z.int(),
  dealCount: z.int(),
})
export type AccountImage = z.infer<typeof accountImage>

/** What the journal and the snapshot hold. Every record states a result, so reading one twice is harmless. */
export const storedRecord = z.discriminatedUnion('type', [
  /** The account after a change, with the deals and the keyed write that came with it. */
  z.object({
    type: z.literal('change'),
    nextId: z.int(),
    at: z.number(),
    account: accountImage,
    deals: z.array(dealRow).optional(),
    write: keptWrite.optional(),
  }),
  /** A whole account, in a snapshot. */
  z.object({
    type: z.literal('account'),
    account: accountImage,
    deals: z.array(dealRow),
    writes: z.array(keptWrite),
    /** Absent in what was written before days were closed. */
    dayCloses: z.array(dayClose).default([]),
  }),
  /** How a day ended for some accounts. */
  z.object({
    type: z.literal('dayCloses'),
    at: z.number(),
    rows: z.array(z.tuple([z.string(), money, money])),
  }),
  /** Where the prices stand; written now and then, a crash repeats some seconds of the path. */
  z.object({
    type: z.literal('market'),
    step: z.int(),
    running: z.boolean(),
    clockOffset: z.number(),
    prices: z.record(z.string(), z.tuple([z.number(), z.number(), z.number()])),
  }),
  /** Last line of a complete snapshot; `clean` when the server ended in good order. */
  z.object({
    type: z.literal('end'),
    nextId: z.int(),
    at: z.number(),
    accounts: z.int(),
    clean: z.boolean(),
  }),
])
export type StoredRecord = z.infer<typeof storedRecord>

export function imageOf(account: Account): AccountImage {
  return {
    login: account.login,
    group: account.group,
    name: account.name,
    comment: account.comment,
    leverage: account.leverage,
    openedAt: account.openedAt,
    initial: account.initial,
    script: { ...account.script },
    balance: account.balance,
    mode: account.mode,
    positions: account.positions.map((position) => ({
      id: position.id,
      symbol: position.spec.name,
      side: position.side,
      size: position.size,
      openPoints: position.openPoints,
      openedAt: position.openedAt,
      stopPoints: position.stopPoints,
    })),
    orders: account.orders.map(({ id, spec, side, kind, size, points, stopPoints }) => {
      return { id, symbol: spec.name, side, kind, size, points, stopPoints }
    }),
    lastOpenedAt: account.lastOpenedAt,
    passwordKey: account.passwordKey,
    sequence: account.sequence,
    dealCount: account.dealCount,
  }
}
