import { integerIn, loginIn, textIn, type WireRecord } from './fields.js'

export type OrderFacts = {
  readonly login: string
  readonly ticket: string
  readonly symbol: string
  readonly type: number
  readonly volume: string
  readonly price: string
  readonly digits: number
}

export function readOrder(record: WireRecord): OrderFacts | null {
  const login = loginIn(record)
  const ticket = textIn(record, 'Order')
  if (login === null || ticket === null) return null
  return {
    login,
    ticket,
    symbol: textIn(record, 'Symbol') ?? '',
    type: integerIn(record, 'Type') ?? 0,
    volume: textIn(record, 'VolumeCurrent') ?? '0',
    price: textIn(record, 'PriceOrder') ?? '0',
    digits: integerIn(record, 'Digits') ?? 5,
  }
}
