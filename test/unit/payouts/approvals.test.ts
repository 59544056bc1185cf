import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { minor } from '../../../src/domain/money/minor.js'
import {
  approvalPolicySchema,
  approvalsRequired,
} from '../../../src/domain/payouts/approvalPolicy.js'
import {
  approvalsComplete,
  mayApprove,
  type Approval,
  type ApprovalInput,
} from '../../../src/domain/payouts/mayApprove.js'
import { hours } from './samples.js'

const usual = approvalPolicySchema.parse({})
const payout = { traderId: 't1', amount: minor(514_600), currency: 'USD', hash: 'h1' } as const
const input: ApprovalInput = {
  operator: { id: 'ruth', traderIds: [], limits: { USD: minor(514_600) } },
  payout,
  seenHash: 'h1',
  approvals: [],
  edits: [],
  policy: usual,
  at: 1_000 * hours,
}
const approval = (operatorId: string, hash = 'h1', voided = false): Approval => ({
  operatorId,
  hash,
  voided,
})

describe('approvalsRequired', () => {
  it.each([
    [{}, 1, 2],
    [{}, 0, 2],
    [{ fourEyesFrom: { USD: 500_000 } }, 499_999, 1],
    [{ fourEyesFrom: { USD: 500_000 } }, 500_000, 2],
    [{ fourEyesFrom: { EUR: 500_000 } }, 1, 2],
    [{ fourEyes: false }, 900_000_000, 1],
  ])('%j for %d: %d', (policy, amount, people) => {
    const asked = { amount: minor(amount), currency: 'USD' } as const
    expect(approvalsRequired(asked, approvalPolicySchema.parse(policy))).toBe(people)
  })

  it.each([
    { fourEyesFrom: { USD: -1 } },
    { fourEyesFrom: { XXX: 1 } },
    { editHours: 1.5 },
    { two: true },
  ])('refuses the policy %j', (policy) => {
    expect(approvalPolicySchema.safeParse(policy).success).toBe(false)
  })
})

describe('mayApprove', () => {
  it('lets somebody approve who has nothing to do with the payout', () => {
    expect(mayApprove(input)).toEqual({ ok: true })
    expect(mayApprove({ ...input, approvals: [approval('dan')] })).toEqual({ ok: true })
  })

  it.each<[string, Partial<ApprovalInput>, object]>([
    [
      'an own trader record',
      { operator: { ...input.operator, traderIds: ['t0', 't1'] } },
      { code: 'ownRecord' },
    ],
    ['an approval given before', { approvals: [approval('ruth')] }, { code: 'approvedAlready' }],
    [
      'a payout that changed while it was looked at',
      { seenHash: 'h0' },
      { code: 'conditionsChanged' },
    ],
    [
      'an amount above the limit',
      { payout: { ...payout, amount: minor(514_601) } },
      { code: 'aboveLimit', limit: 514_600 },
    ],
    [
      'a currency without a limit',
      { payout: { ...payout, currency: 'EUR' } },
      { code: 'aboveLimit', limit: 0 },
    ],
    [
      'an edit of an hour ago',
      { edits: [{ operatorId: 'ruth', at: 999 * hours, what: 'payout method' }] },
      { code: 'editedRecently', what: 'payout method', until: 1_071 * hours },
    ],
  ])('refuses %s', (_, change, refusal) => {
    expect(mayApprove({ ...input, ...change })).toEqual({ ok: false, ...refusal })
  })

  it.each([
    [72 * hours, true],
    [72 * hours - 1, false],
    [0, false],
  ])('judges an edit %d ms ago: %s', (ago, ok) => {
    const edits = [
      { operatorId: 'ruth', at: input.at - 90 * hours, what: 'note' },
      { operatorId: 'ruth', at: input.at - ago, what: 'name' },
      { operatorId: 'dan', at: input.at, what: 'method' },
    ]
    expect(mayApprove({ ...input, edits }).ok).toBe(ok)
    expect(mayApprove({ ...input, edits: edits.reverse() }).ok).toBe(ok)
  })

  it('lets somebody approve again whose approval was of another hash or became void', () => {
    const approvals = [approval('ruth', 'h0'), approval('ruth', 'h1', true)]
    expect(mayApprove({ ...input, approvals })).toEqual({ ok: true })
  })

  it('lets no role skip a rule: unlimited is only about the amount', () => {
    const admin = { id: 'ruth', traderIds: ['t1'], limits: 'unlimited' } as const
    const large = { ...payout, amount: minor(9_000_000_000) }
    expect(mayApprove({ ...input, payout: large, operator: { ...admin, traderIds: [] } }).ok).toBe(
      true,
    )
    expect(mayApprove({ ...input, operator: admin })).toMatchObject({ code: 'ownRecord' })
    const edits = [{ operatorId: 'ruth', at: input.at, what: 'method' }]
    expect(mayApprove({ ...input, operator: { ...admin, traderIds: [] }, edits }).ok).toBe(false)
  })
})

describe('approvalsComplete', () => {
  it.each([
    [[], false],
    [[approval('ruth')], false],
    [[approval('ruth'), approval('ruth')], false],
    [[approval('ruth'), approval('dan', 'h0')], false],
    [[approval('ruth'), approval('dan', 'h1', true)], false],
    [[approval('ruth'), approval('dan')], true],
  ])('%j: %s', (approvals, complete) => {
    expect(approvalsComplete(payout, approvals, usual)).toBe(complete)
  })

  it('needs two different people, whatever was recorded and however often', () => {
    const given = fc.record({
      operatorId: fc.constantFrom('ruth', 'dan', 'eve'),
      hash: fc.constantFrom('h0', 'h1'),
      voided: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(given, { maxLength: 12 }), (approvals) => {
        const people = new Set(
          approvals
            .filter(({ hash, voided }) => hash === 'h1' && !voided)
            .map((one) => one.operatorId),
        )
        expect(approvalsComplete(payout, approvals, usual)).toBe(people.size >= 2)
      }),
    )
  })

  it('is never completed by one person alone who follows the rules', () => {
    const hashes = fc.array(fc.constantFrom('h0', 'h1'), { maxLength: 10 })
    fc.assert(
      fc.property(hashes, (sequence) => {
        const approvals: Approval[] = []
        for (const hash of sequence) {
          const now = { ...input, payout: { ...payout, hash }, seenHash: hash, approvals }
          if (mayApprove(now).ok) approvals.push(approval('ruth', hash))
          expect(approvalsComplete({ ...payout, hash }, approvals, usual)).toBe(false)
        }
      }),
    )
  })
})
