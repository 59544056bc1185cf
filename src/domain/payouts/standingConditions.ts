import type { Condition } from './condition.js'
import type { PayoutFacts } from './payoutFacts.js'
import { none, standing, word } from './standing.js'

/** Where account and person stand; looked at again at every step. */
export const standingConditions = (facts: PayoutFacts): Condition[] => [
  fundedCondition(facts),
  ...personConditions(facts),
]

const fundedCondition = ({ account: { stage, status } }: PayoutFacts): Condition =>
  standing('accountFunded', 'Funded, account active', {
    met: stage === 'funded' && status === 'active',
    value: { kind: 'words', words: [stage, status] },
    required: { kind: 'words', words: ['funded', 'active'] },
    bind: [stage, status],
  })

/** What is asked of the person, and that nothing else is under way, whether or not the account runs. */
export function personConditions(facts: PayoutFacts): Condition[] {
  const { trader, openPayouts } = facts
  return [
    standing('traderActive', 'Trader active', {
      met: trader.status === 'active',
      value: word(trader.status),
      required: word('active'),
      bind: [trader.status],
    }),
    standing('noOpenPayout', 'No other open payout', none(openPayouts)),
    ...identityConditions(facts),
    ...doubtConditions(facts),
  ]
}

function identityConditions({ identity, agreement, at }: PayoutFacts): Condition[] {
  const conditions: Condition[] = []
  if (identity) {
    const { status, expiresAt, caseId } = identity
    conditions.push(
      standing('identity', 'Identity', {
        met: status === 'approved' && (expiresAt === null || at < expiresAt),
        value: status === null ? { kind: 'none' } : word(status, expiresAt),
        required: word('approved'),
        bind: [caseId, status],
      }),
    )
  }
  if (agreement) {
    const { required, accepted } = agreement
    conditions.push(
      standing('agreement', 'Agreement', {
        met: accepted === required,
        value: accepted === null ? { kind: 'none' } : word(accepted),
        required: word(required),
        bind: [accepted],
      }),
    )
  }
  return conditions
}

function doubtConditions(facts: PayoutFacts): Condition[] {
  const { holds, suspectedViolations, openDisputes, openDifferences } = facts
  return [
    standing('noHolds', 'No hold on account, trader or payouts', {
      met: holds.length === 0,
      value: holds.length === 0 ? { kind: 'none' } : { kind: 'words', words: holds },
      required: { kind: 'none' },
      bind: [holds.length === 0],
    }),
    standing('noSuspicions', 'Suspicions and disputes', {
      ...none(suspectedViolations + openDisputes),
      blocks: 'approval',
    }),
    standing('noDifferences', 'Our figures agree with the platform', {
      ...none(openDifferences),
      blocks: 'approval',
    }),
  ]
}
