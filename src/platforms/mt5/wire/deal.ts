import type { Currency } from '../../../domain/money/currency.js'
import { sum, type Minor } from '../../../domain/money/minor.js'
import { roundDecimalText } from '../../../domain/money/text.js'
import type { Deal } from '../../types.js'
import { decimalIn, integerIn, loginIn, textIn, type WireRecord } from './fields.js'
import { perPriceIn } from './perPrice.js'
import { lotsIn } from './volume.js'

export type DealFacts = {
  readonly login: string
  readonly id: string
  readonly action: number
  readonly entry: number
  /** Broker clock, milliseconds. */
  readonly at: number
  readonly comment: string
  readonly record: WireRecord
}

export function readDeal(record: WireRecord): DealFacts | null {
  const login = loginIn(record)
  const id = textIn(record, 'Deal')
  const action = integerIn(record, 'Action')
  const seconds = integerIn(record, 'Time')
  const at = integerIn(record, 'TimeMsc') ?? (seconds === null ? null : seconds * 1000)
  if (login === null || id === null || action === null || at === null) return null
  const comment = textIn(record, 'Comment') ?? ''
  return { login, id, action, at, comment, record, entry: integerIn(record, 'Entry') ?? 0 }
}

/** Booked on the credit rather than the balance. */
const creditAction = 3
/** Trades that were cancelled afterwards. */
const cancelled: ReadonlySet<number> = new Set([13, 14])
const stateEntry = 255

/** What moved the balance, in our terms; null for deals that did not. */
export function dealOf(
  facts: DealFacts,
  given: { readonly currency: Currency; readonly at: number; readonly comment: string },
): Deal | null {
  const { id, login, action, entry, record } = facts
  if (action === creditAction || cancelled.has(action) || entry === stateEntry) return null
  const profit = amountsIn(record, results, given.currency)
  if (profit === null) return null
  const { at, comment } = given
  if (action > 1) return { id, login, at, kind: 'balance', profit, comment }
  const lots = lotsIn(record, 'Volume')
  const price = decimalIn(record, 'Price')
  const positionId = textIn(record, 'PositionID')
  const symbol = textIn(record, 'Symbol')
  const from = decimalIn(record, 'PricePosition')
  const perPrice = entry === 0 ? null : perPriceIn(record, { lots, from, to: price })
  const floating = amountsIn(record, ['Profit', 'Storage'], given.currency)
  return {
    id,
    login,
    at,
    kind: 'trade',
    profit,
    entry: entry === 0 ? 'in' : 'out',
    side: action === 0 ? 'buy' : 'sell',
    comment,
    ...(lots !== null && { lots }),
    ...(price !== null && { price }),
    ...(positionId !== null && { positionId }),
    ...(symbol !== null && { symbol }),
    ...(perPrice !== null && { perPrice }),
    ...(entry !== 0 && floating !== null && { floating }),
  }
}

/** What a deal did to the balance: result, swap, commission and fee. */
const results = ['Profit', 'Storage', 'Commission', 'Fee'] as const

function amountsIn(record: WireRecord, names: readonly string[], currency: Currency): Minor | null {
  const parts = names.map((name) => roundDecimalText(decimalIn(record, name) ?? '0', currency))
  const whole = parts.filter((part) => part !== null)
  return whole.length === parts.length ? sum(whole) : null
}
