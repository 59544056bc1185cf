import { z } from 'zod'
import { isCurrency, type Currency } from '../../domain/money/currency.js'

/** What the Brand API answers, as far as it is used here. Money and quantities are decimal text. */

export const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, 'is not decimal text')

const time = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))

export const currencyText = z
  .string()
  .refine(isCurrency, 'is not a currency')
  .transform((code) => code as Currency)

export const statuses = ['ACTIVE', 'RESTRICTED', 'SUSPENDED'] as const
export type AccountStatus = (typeof statuses)[number]

export const anything = z.unknown()

export const userIdShape = z.object({ userId: z.string() })

export const userShape = z.object({
  email: z.string().default(''),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  server: z.string().default(''),
})

export const accountShape = z.object({
  accountName: z.string(),
  accountId: z.string(),
  userId: z.string(),
  userGroupId: z.string(),
  type: z.enum(['LIVE', 'DEMO']),
  status: z.enum(statuses),
  tradingDisabledReason: z.object({ type: z.string() }).nullish(),
  currency: currencyText,
  leverage: z.string().nullish(),
  balance: decimal,
  createdDateTime: time,
})
export type AccountModel = z.infer<typeof accountShape>

export const listed = <T>(row: z.ZodType<T>) => z.object({ data: z.array(row) })

export const brandAccountsShape = z.object({
  data: z.array(z.object({ accountId: z.string(), type: z.enum(['LIVE', 'DEMO']) })),
  hasMore: z.boolean().default(false),
})

export const groupShape = z.object({ id: z.string(), name: z.string() })

export const statementShape = z.object({
  accountId: z.string(),
  balance: decimal,
  equity: decimal,
  userGroupId: z.string(),
})
export type Statement = z.infer<typeof statementShape>

const side = z
  .enum(['BUY', 'SELL', 'SHORT_SELL', 'BUY_TO_COVER'])
  .transform((text) => (text.startsWith('BUY') ? 'buy' : 'sell') as 'buy' | 'sell')

export const positionShape = z.object({
  positionId: z.string(),
  accountId: z.string(),
  instrument: z.string(),
  lots: decimal.transform(Number),
  openDateTime: time,
  pnl: decimal,
  slPrice: z.string().nullish(),
  openPrice: z.string(),
  currentPrice: z.string().nullish(),
  side,
})
export type OpenPosition = z.infer<typeof positionShape>

export const orderShape = z.object({
  orderId: z.string(),
  accountId: z.string(),
  /** Set for the orders that protect a position. */
  positionId: z.string().nullish(),
  status: z.string(),
})
export type WaitingOrder = z.infer<typeof orderShape>

export const tradeShape = z.object({
  tradeId: z.string(),
  accountId: z.string(),
  positionId: z.string(),
  positionStatus: z.enum(['OPEN', 'INCREASE', 'CLOSE', 'DECREASE']),
  side,
  instrument: z.string(),
  lots: decimal.transform(Number),
  price: z.string(),
  pnl: decimal,
  executionFee: decimal.nullish(),
  tradeDateTime: time,
})
export type TradeRow = z.infer<typeof tradeShape>

export const closedShape = z.object({ closeTradeId: z.string(), netProfit: decimal })

export const operationShape = z.object({
  id: z.string(),
  dateTime: time,
  operationTypeName: z.string(),
  balanceChange: decimal,
})
export type OperationRow = z.infer<typeof operationShape>

export const madeShape = z.object({ operationId: z.coerce.string() })
