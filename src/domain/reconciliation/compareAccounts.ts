import type { Currency } from '../money/currency.js'
import type { Minor } from '../money/minor.js'
import { formatMoney } from '../money/text.js'
import { modeWords, type Difference } from './difference.js'
import { compareDeals, type BookedDeal } from './compareDeals.js'

type Mode = 'full' | 'closeOnly' | 'noTrading'

type Figures = {
  readonly balance: Minor
  readonly equity: Minor
  readonly openPositions: number
}

/** An account as our books have it. */
export type OurAccount = Figures & {
  readonly login: string
  readonly currency: Currency
  /** False once it ended: its figures are those of its end and no longer follow the platform. */
  readonly isFollowed: boolean
  /** What trading should be; null where nothing is expected, as while a command is under way. */
  readonly mode: Mode | null
  /** Null where its program needs no deals, so that none are kept. */
  readonly deals: readonly BookedDeal[] | null
}

/** The same account in the platform's books. */
export type TheirAccount = Figures & {
  readonly mode: Mode
  /** Null where they were not asked for. */
  readonly deals: readonly BookedDeal[] | null
}

/**
 * Where both books differ about one account. Equity is compared while the account is flat: with
 * positions open it moves between two looks, and a stale figure shows in the balance or in doubt.
 *
 * @param theirs null when the platform does not know the login
 */
export function compareAccounts(ours: OurAccount, theirs: TheirAccount | null): Difference[] {
  if (theirs === null) {
    return ours.isFollowed
      ? [{ kind: 'missingOnPlatform', subject: '', ours: ours.login, theirs: null }]
      : []
  }
  const money = (amount: Minor) => formatMoney(amount, ours.currency)
  const differences: Difference[] = []
  const compare = (kind: 'balance' | 'equity' | 'positions', mine: string, other: string) => {
    if (mine !== other) differences.push({ kind, subject: '', ours: mine, theirs: other })
  }
  if (ours.isFollowed) {
    compare('balance', money(ours.balance), money(theirs.balance))
    compare('positions', String(ours.openPositions), String(theirs.openPositions))
    if (ours.openPositions === 0 && theirs.openPositions === 0 && ours.balance === theirs.balance) {
      compare('equity', money(ours.equity), money(theirs.equity))
    }
  }
  if (ours.mode !== null && ours.mode !== theirs.mode) {
    const [mine, other] = [modeWords[ours.mode], modeWords[theirs.mode]]
    differences.push({ kind: 'status', subject: '', ours: mine, theirs: other })
  }
  if (ours.deals !== null && theirs.deals !== null) {
    differences.push(...compareDeals(ours.deals, theirs.deals, money))
  }
  return differences
}
