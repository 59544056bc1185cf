import { basisPoints, whole, type BasisPoints } from '../money/basisPoints.js'
import { add, subtract, type Minor } from '../money/minor.js'
import type { QuoteFigures } from './quoteFigures.js'

export type QuoteStepCode =
  | 'balance'
  | 'startingBalance'
  | 'afterLastPayout'
  | 'profit'
  | 'keptBuffer'
  | 'withdrawable'
  | 'staysOverCap'
  | 'deductedOverCap'
  | 'shared'
  | 'traderShare'
  | 'traderBeforeCap'
  | 'traderAfterCap'
  | 'firmShare'
  | 'fee'
  | 'arrives'

/**
 * One row of the quote. Read from the top: `start` begins a sum, `minus` takes off it, `equals` is
 * what is left, `beside` is a figure next to the sum. Amounts are as they are shown, a `minus` row
 * without its sign.
 */
export type QuoteStep = {
  readonly code: QuoteStepCode
  readonly label: string
  readonly sign: 'start' | 'minus' | 'equals' | 'beside'
  readonly amount: Minor
  /** The share that the row is of the profit shared, where it is one. */
  readonly bps: BasisPoints | null
  readonly strong: boolean
}

const labels: Readonly<Record<QuoteStepCode, string>> = {
  balance: 'Balance at request',
  startingBalance: 'Starting balance',
  afterLastPayout: 'Balance after the last payout',
  profit: 'Profit',
  keptBuffer: 'Stays as buffer',
  withdrawable: 'Can be withdrawn',
  staysOverCap: 'Over the cap, stays on the account',
  deductedOverCap: 'Over the cap, not paid',
  shared: 'Profit shared',
  traderShare: 'Trader',
  traderBeforeCap: 'Trader, before the cap',
  traderAfterCap: 'Trader',
  firmShare: 'Firm',
  fee: 'Bank fee, paid by the trader',
  arrives: 'Arrives at the bank',
}

const strong: ReadonlySet<QuoteStepCode> = new Set([
  'profit',
  'traderShare',
  'traderAfterCap',
  'arrives',
])

/** The rows from the balance to what arrives, so that the amount can be followed by eye. */
export function quoteSteps(figures: QuoteFigures): QuoteStep[] {
  const { profit, base, balance, keptBuffer, withdrawable, arrives, fee } = figures
  const steps = [
    step('balance', 'start', balance),
    step(figures.countedFrom, 'minus', base),
    step('profit', 'equals', profit),
  ]
  if (profit <= 0) return steps
  if (keptBuffer > 0) {
    steps.push(step('keptBuffer', 'minus', keptBuffer))
    steps.push(step('withdrawable', 'equals', withdrawable))
  }
  if (withdrawable === 0) return steps
  steps.push(...shareSteps(figures))
  if (fee > 0) steps.push(step('fee', 'minus', fee), step('arrives', 'equals', arrives))
  return steps
}

/** The firm's row stands beside the trader's, whose sum goes on to the fee. */
function shareSteps(figures: QuoteFigures): QuoteStep[] {
  const { withdrawable, gross, stays, deducted, traderShare, splitBps, capOrder } = figures
  const firmBps = basisPoints(whole - splitBps)
  if (capOrder === 'splitThenCap' && deducted > 0) {
    return [
      { ...step('traderBeforeCap', 'start', add(traderShare, deducted)), bps: splitBps },
      step('deductedOverCap', 'minus', deducted),
      step('traderAfterCap', 'equals', traderShare),
      { ...step('firmShare', 'beside', subtract(gross, add(traderShare, deducted))), bps: firmBps },
    ]
  }
  const shared = subtract(gross, deducted)
  const cut: QuoteStep[] = []
  if (stays > 0) cut.push(step('staysOverCap', 'minus', stays))
  if (deducted > 0) cut.push(step('deductedOverCap', 'minus', deducted))
  if (shared !== withdrawable) cut.push(step('shared', 'equals', shared))
  return [
    ...cut,
    { ...step('traderShare', 'start', traderShare), bps: splitBps },
    { ...step('firmShare', 'beside', subtract(shared, traderShare)), bps: firmBps },
  ]
}

const step = (code: QuoteStepCode, sign: QuoteStep['sign'], amount: Minor): QuoteStep => ({
  code,
  label: labels[code],
  sign,
  amount,
  bps: null,
  strong: strong.has(code),
})
