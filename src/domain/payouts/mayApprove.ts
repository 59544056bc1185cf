import type { Currency } from '../money/currency.js'
import { zero, type Minor } from '../money/minor.js'
import { approvalsRequired, type Amount, type ApprovalPolicy } from './approvalPolicy.js'

/** One person's consent to a hash of amount, method and conditions. */
export type Approval = {
  readonly operatorId: string
  readonly hash: string
  readonly voided: boolean
}

/** An operator's change of something that the payout rests on: its method, the person, the account. */
export type Edit = { readonly operatorId: string; readonly at: number; readonly what: string }

export type Approver = {
  readonly id: string
  /** The operator's own records as a trader, merged ones included. */
  readonly traderIds: readonly string[]
  /** Up to which amount the operator's roles approve; a currency that is not listed: nothing. */
  readonly limits: 'unlimited' | Readonly<Partial<Record<Currency, Minor>>>
}

export type ApprovalInput = {
  readonly operator: Approver
  readonly payout: Amount & {
    readonly traderId: string
    /** `conditionsHash` of the payout as it is now. */
    readonly hash: string
  }
  /** The hash of what the operator was looking at. */
  readonly seenHash: string
  readonly approvals: readonly Approval[]
  readonly edits: readonly Edit[]
  readonly policy: ApprovalPolicy
  /** UTC milliseconds. */
  readonly at: number
}

export type ApprovalVerdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'ownRecord' | 'approvedAlready' | 'conditionsChanged' }
  /** `until`: from when the operator may approve, UTC milliseconds. */
  | {
      readonly ok: false
      readonly code: 'editedRecently'
      readonly what: string
      readonly until: number
    }
  | { readonly ok: false; readonly code: 'aboveLimit'; readonly limit: Minor }

const hourMs = 3_600_000

/**
 * Whether a person may approve a payout. No role skips this. Reasons that no waiting cures come
 * first.
 */
export function mayApprove(input: ApprovalInput): ApprovalVerdict {
  const { operator, payout, seenHash, approvals, policy, at } = input
  if (operator.traderIds.includes(payout.traderId)) return { ok: false, code: 'ownRecord' }
  const { limits } = operator
  if (limits !== 'unlimited') {
    const limit = limits[payout.currency] ?? zero
    if (payout.amount > limit) return { ok: false, code: 'aboveLimit', limit }
  }
  if (validApprovers(approvals, payout.hash).has(operator.id)) {
    return { ok: false, code: 'approvedAlready' }
  }
  const edit = latestEdit(input)
  const until = edit ? edit.at + policy.editHours * hourMs : 0
  if (edit && at < until) return { ok: false, code: 'editedRecently', what: edit.what, until }
  return seenHash === payout.hash ? { ok: true } : { ok: false, code: 'conditionsChanged' }
}

/** Whether enough different people approved exactly this payout. */
export function approvalsComplete(
  payout: Amount & { readonly hash: string },
  approvals: readonly Approval[],
  policy: ApprovalPolicy,
): boolean {
  return validApprovers(approvals, payout.hash).size >= approvalsRequired(payout, policy)
}

/** The people whose approval counts: not void, and of this hash. */
export function validApprovers(approvals: readonly Approval[], hash: string): ReadonlySet<string> {
  const valid = approvals.filter((approval) => !approval.voided && approval.hash === hash)
  return new Set(valid.map(({ operatorId }) => operatorId))
}

function latestEdit({ operator, edits }: ApprovalInput): Edit | undefined {
  const own = edits.filter(({ operatorId }) => operatorId === operator.id)
  return own.reduce<Edit | undefined>(
    (latest, edit) => (latest && latest.at >= edit.at ? latest : edit),
    undefined,
  )
}
