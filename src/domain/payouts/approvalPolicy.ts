import { z } from 'zod'
import { currencies, type Currency } from '../money/currency.js'
import { minor, zero, type Minor } from '../money/minor.js'

const amount = z.int().min(0).transform(minor)
const code = z.enum(currencies as [Currency, ...Currency[]])

/**
 * How a firm approves payouts. The default is that two people approve every payout; a firm of one
 * person sets `fourEyes` to false, which the back office shows as a banner.
 */
export const approvalPolicySchema = z.strictObject({
  fourEyes: z.boolean().default(true),
  /** From which amount two people are needed, by currency; 0 where none is given. */
  fourEyesFrom: z.partialRecord(code, amount).default({}),
  /** Nobody approves what they edited within these hours. Default 72. */
  editHours: z.int().min(0).max(8_760).default(72),
})

export type ApprovalPolicy = z.output<typeof approvalPolicySchema>

export type Amount = { readonly amount: Minor; readonly currency: Currency }

/** How many different people must approve a payout of this amount: 1 or 2. */
export function approvalsRequired({ amount: share, currency }: Amount, policy: ApprovalPolicy) {
  if (!policy.fourEyes) return 1
  return share >= (policy.fourEyesFrom[currency] ?? zero) ? 2 : 1
}
