import { basisPoints, whole, type BasisPoints } from '../money/basisPoints.js'
import { subtract, type Minor } from '../money/minor.js'
import type { PayoutTerms } from './payoutTerms.js'
import type { QuoteFigures } from './quoteFigures.js'

export type QuoteStepCode =
  | 'balance'
  | 'startingBalance'
  | 'afterLastPayout'
  | 'profit'
  | 'overDailyCap'
  | 'ruledOut'
  | 'keptBuffer'
  | 'withdrawable'
  | 'staysOverCap'
  | 'deductedOverCap'
  | 'cancelledOverCap'
  | 'shared'
  | 'traderShare'
  | 'traderBeforeCap'
  | 'traderAfterCap'
  | 'firmShare'
  | 'feeRefund'
  | 'bonus'
  | 'fee'
  | 'arrives'

/**
 * One row of the quote. Read from the top: `start` begins a sum, `minus` takes off it, `plus` adds to it,
 * `equals` is what comes of it, `beside` is a figure next to the sum. Amounts are as they are shown, a `minus` row
 * without its sign.
 */
export type QuoteStep = {
  readonly code: QuoteStepCode
  readonly label: string
  readonly sign: 'start' | 'minus' | 'plus' | 'equals' | 'beside'
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
  overDailyCap: 'Over the limit of a day, does not count',
  ruledOut: 'Profit that a rule does not count',
  keptBuffer: 'Stays as buffer',
  withdrawable: 'Can be withdrawn',
  staysOverCap: 'Over the cap, stays on the account',
  deductedOverCap: 'Over the cap, not paid',
  cancelledOverCap: 'Over the cap, cancelled',
  shared: 'Profit shared',
  traderShare: 'Trader',
  traderBeforeCap: 'Trader, before the cap',
  traderAfterCap: 'Trader',
  firmShare: 'Firm',
  feeRefund: 'Fee of the challenge, refunded',
  bonus: 'Share of the challenge target',
  fee: 'Bank fee, paid by the trader',
  arrives: 'Arrives at the bank',
}

const strong: ReadonlySet<QuoteStepCode> = new Set([
  'profit',
  'traderShare',
  'traderAfterCap',
  'arrives',
])

type Shown = Pick<PayoutTerms, 'overCap'>

/** The rows from the balance to what arrives, so that the amount can be followed by eye. */
export function quoteSteps(figures: QuoteFigures, terms: Shown): QuoteStep[] {
  const { profit, base, balance, keptBuffer, withdrawable, overDailyCap, ruledOut } = figures
  const steps = [
    step('balance', 'start', balance),
    step(figures.countedFrom, 'minus', base),
    step('profit', 'equals', profit),
  ]
  if (profit <= 0) return steps
  if (overDailyCap > 0) steps.push(step('overDailyCap', 'minus', overDailyCap))
  if (ruledOut > 0) steps.push(step('ruledOut', 'minus', ruledOut))
  if (keptBuffer > 0) steps.push(step('keptBuffer', 'minus', keptBuffer))
  if (overDailyCap > 0 || ruledOut > 0 || keptBuffer > 0)
    steps.push(step('withdrawable', 'equals', withdrawable))
  if (withdrawable === 0 || figures.splitBps === 0) return steps
  return [...steps, ...shareSteps(figures, terms), ...paidSteps(figures)]
}

/** What goes on top of the share and what goes off it, where there is any of it. */
function paidSteps({ feeRefund, bonus, fee, arrives }: QuoteFigures): QuoteStep[] {
  const steps: QuoteStep[] = []
  if (feeRefund > 0) steps.push(step('feeRefund', 'plus', feeRefund))
  if (bonus > 0) steps.push(step('bonus', 'plus', bonus))
  if (fee > 0) steps.push(step('fee', 'minus', fee))
  return steps.length === 0 ? [] : [...steps, step('arrives', 'equals', arrives)]
}

/** The firm's row stands beside the trader's, whose sum goes on to the fee. */
function shareSteps(figures: QuoteFigures, { overCap }: Shown): QuoteStep[] {
  const { withdrawable, shared, stays, deducted, traderShare, shareBeforeCap, splitBps } = figures
  const firmBps = basisPoints(whole - splitBps)
  const over = overCap === 'cancelled' ? 'cancelledOverCap' : 'deductedOverCap'
  if (figures.capOrder === 'splitThenCap' && deducted > 0) {
    return [
      { ...step('traderBeforeCap', 'start', shareBeforeCap), bps: splitBps },
      step(over, 'minus', deducted),
      step('traderAfterCap', 'equals', traderShare),
      { ...step('firmShare', 'beside', subtract(shared, shareBeforeCap)), bps: firmBps },
    ]
  }
  const cut: QuoteStep[] = []
  if (stays > 0) cut.push(step('staysOverCap', 'minus', stays))
  if (deducted > 0) cut.push(step(over, 'minus', deducted))
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
