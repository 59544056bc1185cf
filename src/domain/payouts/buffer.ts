import { basisPoints, shareOf, whole } from '../money/basisPoints.js'
import { add, larger, subtract, zero, type Minor } from '../money/minor.js'
import type { BufferTerms } from './bufferTerms.js'
import { amountOf, nthOf, type SizeOf } from './figure.js'
import { profitFor } from './split.js'

type Kept = Extract<BufferTerms, { kind: 'kept' }>

type Given = {
  readonly buffer: BufferTerms
  readonly account: SizeOf & { readonly startingBalance: Minor }
  /** 1 for the first payout. */
  readonly number: number
  /** What profit is counted from; what of the buffer lies below it is kept by that. */
  readonly base: Minor
}

/** How far above the starting balance the buffer reaches; zero where it is not an amount. */
export function bufferOf({ buffer, account, number }: Omit<Given, 'base'>): Minor {
  if (!('amount' in buffer)) return zero
  if (buffer.firstPayouts !== null && number > buffer.firstPayouts) return zero
  return add(amountOf(buffer.amount, account), amountOf(buffer.plus, account))
}

/** Profit above the buffer; nothing where there is none. */
export const aboveBuffer = (given: Given, profit: Minor): Minor =>
  larger(zero, subtract(profit, insideOf(given)))

const insideOf = (given: Given): Minor => {
  const top = add(given.account.startingBalance, bufferOf(given))
  return larger(zero, subtract(top, given.base))
}

export type Buffered = {
  readonly kept: Minor
  /** True where the payout is one out of the buffer itself. */
  readonly inside: boolean
}

/** What of the profit stays on the account because of the buffer. */
export function applyBuffer(
  given: Given & { readonly insidePayouts: number },
  profit: Minor,
): Buffered {
  const { buffer, number } = given
  const none: Buffered = { kept: zero, inside: false }
  if (profit <= 0) return none
  if (buffer.kind === 'shareKept') return { ...none, kept: shareOf(profit, buffer.bps, 'up') }
  if (buffer.kind !== 'kept') return none
  const excess = aboveBuffer(given, profit)
  if (excess === 0 && mayTouch(buffer, given)) {
    const out = shareOf(profit, buffer.inside.bps, 'down')
    return { kept: subtract(profit, out), inside: true }
  }
  const bps = nthOf(buffer.excessBps ?? [], number) ?? whole
  const out = shareOf(excess, bps, 'down')
  return { kept: subtract(profit, out), inside: false }
}

type Touchable = Kept & { readonly inside: NonNullable<Kept['inside']> }

const mayTouch = (
  buffer: Kept,
  given: Pick<Given, 'account' | 'number'> & { readonly insidePayouts: number },
): buffer is Touchable =>
  buffer.inside !== null &&
  bufferOf({ ...given, buffer }) > 0 &&
  !(buffer.inside.once && given.insidePayouts > 0)

/** The least profit of which so much may leave: the inverse of `applyBuffer` above the buffer. */
export function profitLeaving(amount: Minor, given: Given): Minor {
  const { buffer, number } = given
  if (buffer.kind === 'shareKept') {
    // All of it is kept: no profit lets anything leave.
    if (buffer.bps === whole) return amount
    return profitFor(amount, [{ width: null, bps: basisPoints(whole - buffer.bps) }])
  }
  if (buffer.kind === 'none') return amount
  if (buffer.kind === 'reached') return larger(amount, insideOf(given))
  const bps = nthOf(buffer.excessBps ?? [], number) ?? whole
  return add(insideOf(given), profitFor(amount, [{ width: null, bps }]))
}
