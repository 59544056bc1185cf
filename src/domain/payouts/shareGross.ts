import { add, larger, smaller, subtract, zero, type Minor } from '../money/minor.js'
import type { PayoutTerms } from './payoutTerms.js'
import { profitFor, shareByParts, type SplitPart } from './split.js'

type Given = {
  readonly terms: Pick<PayoutTerms, 'capOrder' | 'overCap' | 'afterPayout' | 'dailyProfitCap'>
  readonly withdrawable: Minor
  readonly overDailyCap: Minor
  readonly cap: Minor
  readonly parts: readonly SplitPart[]
}

export type Shared = {
  readonly gross: Minor
  readonly shared: Minor
  readonly shareBeforeCap: Minor
  readonly traderShare: Minor
  readonly deducted: Minor
  readonly deductedDaily: Minor
  readonly stays: Minor
}

/** What leaves the account, and what of it the trader gets. */
export function shareGross(given: Given): Shared {
  const { terms, withdrawable, overDailyCap } = given
  const taken = terms.capOrder === 'capThenSplit' ? capThenSplit(given) : splitThenCap(given)
  const fromDays =
    terms.dailyProfitCap?.excess === 'deducted' && withdrawable > 0 ? overDailyCap : zero
  return {
    ...taken,
    gross: add(taken.gross, fromDays),
    deductedDaily: fromDays,
    stays: larger(zero, subtract(withdrawable, taken.gross)),
  }
}

type Taken = Omit<Shared, 'deductedDaily' | 'stays'>

const staysOver = ({ overCap, afterPayout }: Given['terms']): boolean =>
  overCap === 'stays' && afterPayout === 'keepsRest'

function capThenSplit({ terms, withdrawable, cap, parts }: Given): Taken {
  const shared = smaller(withdrawable, cap)
  const gross = staysOver(terms) ? shared : withdrawable
  const traderShare = shareByParts(shared, parts)
  const deducted = subtract(gross, shared)
  return { gross, shared, shareBeforeCap: traderShare, traderShare, deducted }
}

function splitThenCap({ terms, withdrawable, cap, parts }: Given): Taken {
  const share = shareByParts(withdrawable, parts)
  const all = { shared: withdrawable, gross: withdrawable, shareBeforeCap: share }
  if (share <= cap) return { ...all, traderShare: share, deducted: zero }
  if (!staysOver(terms)) return { ...all, traderShare: cap, deducted: subtract(share, cap) }
  const gross = profitFor(cap, parts)
  return { gross, shared: gross, shareBeforeCap: share, traderShare: cap, deducted: zero }
}
