import type { Currency } from '../money/currency.js'
import { add, negate, subtract, zero, type Minor } from '../money/minor.js'
import { DomainFault } from '../fault.js'
import type { AccountCode } from './accounts.js'
import { entry, transfer, type Conversion, type Entry, type Line } from './entry.js'

/**
 * A reserve is opened once and closed once: sent, released or forfeited. The three ways to close
 * it share a key per round, so the journal's unique key lets one of them in. A payout that bounces
 * opens the next round.
 */
export type PayoutPosting = {
  readonly payoutId: string
  /** What the trader is owed, more than zero: the share and the fee that goes back with it. */
  readonly amount: Minor
  /** The part of it that is the fee; default nothing. */
  readonly feeRefund?: Minor
  readonly currency: Currency
  /** 1, and one more each time that the payout came back. */
  readonly round: number
  /** When it happened, UTC milliseconds. */
  readonly at: number
}

/** The trader's share was taken off the platform and is owed from now on. */
export const shareReserved = (posting: Omit<PayoutPosting, 'round'>): Entry =>
  entry({
    ...common({ ...posting, round: 1 }),
    key: reserveKey(posting.payoutId, 1),
    kind: 'shareReserved',
    lines: owedLines(posting, 'traderProfitShare'),
  })

/** Rejected or cancelled, and the profit went back to the platform: nothing is owed any more. */
export const reserveReleased = (posting: PayoutPosting): Entry =>
  entry({
    ...common(posting),
    key: settlementKey(posting),
    kind: 'reserveReleased',
    lines: settledLines(posting, 'traderProfitShare'),
  })

/** Rejected because of a confirmed violation: the profit stays with the firm, the fee is not refunded. */
export const shareForfeited = (posting: PayoutPosting): Entry =>
  entry({
    ...common(posting),
    key: settlementKey(posting),
    kind: 'shareForfeited',
    lines: settledLines(posting, 'forfeitedShares'),
  })

type Owed = Pick<PayoutPosting, 'payoutId' | 'amount' | 'currency' | 'feeRefund'>

/** What is owed, against the share on `account` and the fee among the refunds. */
function owedLines({ payoutId, amount, currency, feeRefund = zero }: Owed, account: AccountCode) {
  const share = subtract(amount, feeRefund)
  if (amount <= 0) throw new DomainFault(`expected more than zero to book, was ${amount}`)
  if (feeRefund < 0 || share < 0) {
    throw new DomainFault(`${payoutId}: expected a fee from 0 to ${amount}, was ${feeRefund}`)
  }
  const lines: Line[] = [
    { account, currency, amount: share },
    { account: 'feeRefunds', currency, amount: feeRefund },
    { account: 'payoutReserve', currency, amount: negate(amount) },
  ]
  return lines.filter((line) => line.amount !== 0)
}

/** The other way round, what was owed first. */
const settledLines = (posting: Owed, account: AccountCode): Line[] =>
  owedLines(posting, account)
    .map((line) => ({ ...line, amount: negate(line.amount) }))
    .reverse()

export type SentPosting = PayoutPosting & {
  /** What the trader pays of the transfer's cost, in the payout's currency; default nothing. */
  readonly traderFee?: Minor
  /** When the bank paid out in another currency: what left it, and at which rate. */
  readonly converted?: Conversion & { readonly amount: Minor; readonly currency: Currency }
}

/**
 * The provider confirmed that the money left. The fee that the trader pays stays with the firm,
 * against what the bank charges for the transfer (`bankFee`).
 *
 * @throws DomainFault when the fee leaves nothing to send
 */
export function payoutSent(posting: SentPosting): Entry {
  const { amount, currency, traderFee = zero, converted } = posting
  const net = subtract(amount, traderFee)
  if (traderFee < 0 || net <= 0) {
    throw new DomainFault(`expected a fee from 0 to below ${amount}, was ${traderFee}`)
  }
  const owed: Line = { account: 'payoutReserve', currency, amount }
  const fee: Line[] =
    traderFee > 0 ? [{ account: 'bankFees', currency, amount: negate(traderFee) }] : []
  const left = converted
    ? [
        { account: 'exchange', currency, amount: negate(net) } as const,
        ...transfer(converted.amount, converted.currency, { debit: 'exchange', credit: 'bank' }),
      ]
    : [{ account: 'bank', currency, amount: negate(net) } as const]
  return entry({
    ...common(posting),
    key: settlementKey(posting),
    kind: 'payoutSent',
    lines: [owed, ...left, ...fee],
    ...(converted && { conversion: conversionOf(converted) }),
  })
}

export type ReturnedPosting = PayoutPosting & {
  /** What of `amount` did not come back, because banks on the way or an exchange kept it. */
  readonly lost?: Minor
  /** When the money came back in another currency. */
  readonly converted?: Conversion & { readonly amount: Minor; readonly currency: Currency }
}

/**
 * A payout that was sent came back: `amount` is owed again, in full, and what is missing of it is
 * a bank fee of the firm. `round` is the round that was sent; this opens the next one.
 *
 * @throws DomainFault when more is lost than was sent
 */
export function payoutReturned(posting: ReturnedPosting): Entry {
  const { amount, currency, lost = zero, converted, round, payoutId } = posting
  const back = subtract(amount, lost)
  if (lost < 0 || back <= 0) {
    throw new DomainFault(`expected a loss from 0 to below ${amount}, was ${lost}`)
  }
  const owed: Line = { account: 'payoutReserve', currency, amount: negate(amount) }
  const missing: Line[] = lost > 0 ? [{ account: 'bankFees', currency, amount: lost }] : []
  const came = converted
    ? [
        { account: 'exchange', currency, amount: back } as const,
        ...transfer(converted.amount, converted.currency, { debit: 'bank', credit: 'exchange' }),
      ]
    : [{ account: 'bank', currency, amount: back } as const]
  return entry({
    ...common(posting),
    key: reserveKey(payoutId, round + 1),
    kind: 'payoutReturned',
    lines: [...came, ...missing, owed],
    ...(converted && { conversion: conversionOf(converted) }),
  })
}

/**
 * What is owed of one payout, from its entries: its amount while a reserve is open, else zero.
 */
export const owedOf = (payoutId: string, entries: readonly Entry[]): Minor =>
  negate(
    entries
      .filter(({ subject }) => subject.type === 'payout' && subject.id === payoutId)
      .flatMap(({ lines }) => lines)
      .filter(({ account }) => account === 'payoutReserve')
      .reduce((total, { amount }) => add(total, amount), zero),
  )

const reserveKey = (payoutId: string, round: number) => `payout:${payoutId}:reserve:${round}`

const settlementKey = ({ payoutId, round }: PayoutPosting) => `payout:${payoutId}:settle:${round}`

const conversionOf = ({ rate, source, at }: Conversion): Conversion => ({ rate, source, at })

function common({ payoutId, at, round }: PayoutPosting) {
  if (!Number.isSafeInteger(round) || round < 1) {
    throw new DomainFault(`expected a round from 1, was ${round}`)
  }
  return { subject: { type: 'payout', id: payoutId }, at } as const
}
