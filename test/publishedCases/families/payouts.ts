import type { Family } from '../publishedCase.js'
import { payoutAmount } from './payouts/payoutAmount.js'
import { payoutEligibility } from './payouts/payoutEligibility.js'
import {
  dailyProfitCap,
  feeRefunds,
  liveStartBalance,
  positiveDaysShare,
} from './payouts/others.js'
import { profitSplit } from './payouts/profitSplit.js'
import { scaling } from './payouts/scaling.js'

/** What leaves an account, who may ask for it, and how accounts grow. */
export const payoutFamilies: Readonly<Record<string, Family>> = {
  payout_amount: payoutAmount,
  profit_split: profitSplit,
  payout_eligibility: payoutEligibility,
  scaling,
}

/** Cases of the type `other`, by `params.rule`. */
export const payoutOthers: Readonly<Record<string, Family>> = {
  fee_refund: feeRefunds,
  live_start_balance: liveStartBalance,
  daily_profit_cap: dailyProfitCap,
  positive_days_share: positiveDaysShare,
}
