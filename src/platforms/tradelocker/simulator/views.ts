import type { Account, Brand, Change, Closed, Operation, Order, Position, Trade } from './brand.js'
import { priceText } from './instruments.js'
import { amountText } from './money.js'
import { closingPoints, figuresOf, marginOf, optionalPrice, pnlOf } from './trading.js'

/** Answers and messages as the documentation writes them: money and quantities are decimal text. */

const iso = (at: number): string => new Date(at).toISOString()
const lots = (size: number): string => (size / 100).toFixed(2)

export function accountView(brand: Brand, account: Account) {
  const { pnl, equity, marginUsed, marginAvailable } = figuresOf(brand, account)
  const group = brand.groups.find(({ id }) => id === account.groupId)
  return {
    accountName: account.name,
    accountId: account.id,
    userId: account.userId,
    userGroupId: account.groupId,
    type: account.type,
    status: account.status,
    tradingDisabledReason: null,
    currency: account.currency,
    leverage: String(group?.leverage ?? 1),
    balance: amountText(account.balance),
    blockedBalance: '0.00',
    credit: amountText(account.credit),
    equity: amountText(equity),
    pnl: amountText(pnl),
    marginAvailable: amountText(marginAvailable),
    marginUsed: amountText(marginUsed),
    createdDateTime: iso(account.createdAt),
  }
}

export function statementView(brand: Brand, account: Account) {
  const { pnl, equity, marginUsed, marginAvailable } = figuresOf(brand, account)
  return {
    accountId: account.id,
    balance: amountText(account.balance),
    credit: amountText(account.credit),
    equity: amountText(equity),
    pnl: amountText(pnl),
    marginUsed: amountText(marginUsed),
    marginAvailable: amountText(marginAvailable),
    userGroupId: account.groupId,
  }
}

export function positionView(brand: Brand, position: Position) {
  const { instrument, size } = position
  return {
    positionId: position.id,
    accountId: position.accountId,
    instrument: instrument.name,
    lots: lots(size),
    lotSize: String(instrument.lotSize),
    units: String((size * instrument.lotSize) / 100),
    openTime: position.openedAt,
    openDateTime: iso(position.openedAt),
    pnl: amountText(pnlOf(brand, position)),
    swap: '0.00',
    slPrice: optionalPrice(instrument, position.slPoints),
    tpPrice: optionalPrice(instrument, position.tpPoints),
    openPrice: priceText(instrument, position.openPoints),
    currentPrice: priceText(instrument, closingPoints(brand, position)),
    side: position.side,
    commission: '0.00',
  }
}

export function orderView(order: Order) {
  const { instrument } = order
  const isFilled = order.status === 'STATUS_FILLED'
  const price = priceText(instrument, order.points)
  return {
    orderId: order.id,
    accountId: order.accountId,
    instrument: instrument.name,
    amount: lots(order.size),
    lotSize: String(instrument.lotSize),
    filledAmount: isFilled ? lots(order.size) : '0.00',
    averageFilledPrice: isFilled ? price : null,
    createdTime: order.createdAt,
    createdDateTime: iso(order.createdAt),
    expireTime: null,
    expireDateTime: null,
    positionId: order.positionId,
    price,
    side: order.side,
    slLimitPrice: null,
    slPrice: null,
    slPriceType: 'ABSOLUTE',
    status: order.status,
    stopPrice: order.type === 'STOP' ? price : null,
    tif: 'GTC',
    tpPrice: null,
    tpPriceType: 'ABSOLUTE',
    type: order.type,
  }
}

export function tradeView(trade: Trade, userGroupId: string) {
  const { instrument } = trade
  return {
    tradeId: trade.id,
    orderId: trade.orderId,
    accountId: trade.accountId,
    side: trade.side,
    orderType: trade.orderType,
    positionStatus: trade.positionStatus,
    tradeTime: trade.at,
    tradeDateTime: iso(trade.at),
    price: priceText(instrument, trade.points),
    lots: lots(trade.size),
    instrument: instrument.name,
    positionId: trade.positionId,
    pnl: amountText(trade.pnl),
    executionFee: '0.00',
    stopLoss: null,
    stopLossLimit: null,
    takeProfit: null,
    userGroupId,
  }
}

const orderTypes: Readonly<Record<Trade['orderType'], string>> = {
  MARKET: 'Market',
  LIMIT: 'Limit',
  STOP: 'Stop',
  STOP_LOSS: 'Stop Loss',
  TAKE_PROFIT: 'Take Profit',
}

export function closedView({ position, opened, closed }: Closed, userGroupId: string) {
  const { instrument } = position
  return {
    positionId: position.id,
    openOrderId: opened.orderId,
    closeOrderId: closed.orderId,
    openTradeId: opened.id,
    closeTradeId: closed.id,
    accountId: position.accountId,
    userGroupId,
    instrument: instrument.name,
    orderType: orderTypes[closed.orderType],
    side: position.side,
    positionSide: position.side === 'BUY' ? 'Buy' : 'Sell',
    openAmount: lots(position.size),
    closeAmount: lots(closed.size),
    averageOpenPrice: priceText(instrument, position.openPoints),
    closePrice: priceText(instrument, closed.points),
    openMilliseconds: String(opened.at),
    openDateTime: iso(opened.at),
    closeMilliseconds: String(closed.at),
    closeDateTime: iso(closed.at),
    slPrice: optionalPrice(instrument, position.slPoints),
    slOrderType: position.slPoints === null ? null : 'STOP',
    slTrailingOffset: null,
    tpPrice: optionalPrice(instrument, position.tpPoints),
    commission: '0.00',
    swap: '0.00',
    profit: amountText(closed.pnl),
    netProfit: amountText(closed.pnl),
    lotSize: String(instrument.lotSize),
    strategyId: null,
  }
}

const operationTypeIds = { TRADING: '1', DEPOSIT: '2', WITHDRAW: '3', CREDIT: '19' } as const

export const operationView = (operation: Operation) => ({
  id: operation.id,
  dateTime: iso(operation.at),
  operationTypeId: operationTypeIds[operation.type],
  operationTypeName: operation.type,
  balanceChange: amountText(operation.change),
  resultingBalance: amountText(operation.resulting),
  amount: amountText(Math.abs(operation.change)),
})

/** A message of the socket's `stream` event. */
export function messageOf(brand: Brand, change: Change): Record<string, unknown> {
  if (change.kind === 'account') return statusMessage(brand, change.account)
  if (change.kind === 'position') return positionMessage(brand, change.position)
  if (change.kind === 'order') return orderMessage(change.order)
  const { position, closed } = change.closed
  return {
    type: 'ClosePosition',
    positionId: position.id,
    closePrice: priceText(position.instrument, closed.points),
    closeDateTime: iso(closed.at),
  }
}

function statusMessage(brand: Brand, account: Account) {
  const { equity, marginUsed, marginAvailable } = figuresOf(brand, account)
  return {
    type: 'AccountStatus',
    accountId: account.id,
    currency: account.currency,
    balance: amountText(account.balance),
    ...(brand.settings.equityInStatus && { equity: amountText(equity) }),
    marginAvailable: amountText(marginAvailable),
    marginUsed: amountText(marginUsed),
    blockedBalance: '0.00',
    credit: amountText(account.credit),
  }
}

function positionMessage(brand: Brand, position: Position) {
  const { instrument, size, slPoints, tpPoints } = position
  return {
    type: 'Position',
    accountId: position.accountId,
    positionId: position.id,
    lots: lots(size),
    lotSize: String(instrument.lotSize),
    units: String((size * instrument.lotSize) / 100),
    instrument: instrument.name,
    openPrice: priceText(instrument, position.openPoints),
    openDateTime: iso(position.openedAt),
    openOrderId: position.openOrderId,
    ...(slPoints !== null && { stopLossLimit: priceText(instrument, slPoints) }),
    ...(tpPoints !== null && { takeProfitLimit: priceText(instrument, tpPoints) }),
    maintMargin: amountText(marginOf(brand, position)),
    side: position.side,
    fee: '0.00',
    swaps: '0.00',
  }
}

const orderStatuses = {
  STATUS_NEW: 'PENDING',
  STATUS_FILLED: 'EXECUTED',
  STATUS_CANCELED: 'CANCELLED',
} as const

function orderMessage(order: Order) {
  return {
    type: 'OpenOrder',
    accountId: order.accountId,
    orderId: order.id,
    instrument: order.instrument.name,
    amount: lots(order.size),
    lotSize: String(order.instrument.lotSize),
    side: order.side,
    price: priceText(order.instrument, order.points),
    status: orderStatuses[order.status],
  }
}
