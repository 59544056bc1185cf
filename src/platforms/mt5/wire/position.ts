import { decimalIn, integerIn, loginIn, textIn, type WireRecord } from './fields.js'
import { perPriceIn } from './perPrice.js'
import { lotsIn } from './volume.js'

export type PositionFacts = {
  readonly login: string
  readonly id: string
  readonly symbol: string
  readonly side: 'buy' | 'sell'
  readonly lots: number
  readonly openPrice: string
  readonly currentPrice: string
  readonly stopLoss: string | null
  /** Broker clock, milliseconds. */
  readonly openedAt: number
  readonly profit: string
  readonly swap: string
  readonly digits: number
  readonly perPrice: string | null
  /** As the server wrote it, to be sent back when the position is closed. */
  readonly volume: string
}

export function readPosition(record: WireRecord): PositionFacts | null {
  const login = loginIn(record)
  const id = textIn(record, 'Position')
  const symbol = textIn(record, 'Symbol')
  const action = integerIn(record, 'Action')
  const lots = lotsIn(record, 'Volume')
  const openPrice = decimalIn(record, 'PriceOpen')
  const profit = decimalIn(record, 'Profit')
  const created = integerIn(record, 'TimeCreate')
  if (login === null || id === null || symbol === null || lots === null) return null
  if (openPrice === null || profit === null || created === null) return null
  if (action !== 0 && action !== 1) return null
  const stop = decimalIn(record, 'PriceSL')
  return {
    login,
    id,
    symbol,
    lots,
    openPrice,
    profit,
    side: action === 0 ? 'buy' : 'sell',
    currentPrice: decimalIn(record, 'PriceCurrent') ?? openPrice,
    stopLoss: stop === null || Number(stop) === 0 ? null : stop,
    openedAt: integerIn(record, 'TimeCreateMsc') ?? created * 1000,
    swap: decimalIn(record, 'Storage') ?? '0',
    digits: integerIn(record, 'Digits') ?? 5,
    perPrice: perPriceIn(record, { lots, from: openPrice, to: decimalIn(record, 'PriceCurrent') }),
    volume: textIn(record, 'Volume') ?? '0',
  }
}
