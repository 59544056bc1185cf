import type { Condition, ConditionValue } from './condition.js'
import type { PayoutFacts } from './payoutFacts.js'

/** Where account and person stand; looked at again at every step. */
export const standingConditions = (facts: PayoutFacts): Condition[] => [
  fundedCondition(facts),
  ...personConditions(facts),
]

function fundedCondition({ account }: PayoutFacts): Condition {
  return {
    code: 'accountFunded',
    label: 'Funded, account active',
    met: account.stage === 'funded' && account.status === 'active',
    value: { kind: 'words', words: [account.stage, account.status] },
    required: { is: 'equal', value: { kind: 'words', words: ['funded', 'active'] } },
    blocks: 'request',
    judgedOnce: false,
    bind: [account.stage, account.status],
  }
}

/** What is asked of the person, and that nothing else is under way, whether or not the account runs. */
export function personConditions(facts: PayoutFacts): Condition[] {
  const { trader, openPayouts } = facts
  return [
    {
      code: 'traderActive',
      label: 'Trader active',
      met: trader.status === 'active',
      value: word(trader.status),
      required: { is: 'equal', value: word('active') },
      blocks: 'request',
      judgedOnce: false,
      bind: [trader.status],
    },
    {
      code: 'noOpenPayout',
      label: 'No other open payout',
      met: openPayouts === 0,
      value: { kind: 'count', count: openPayouts },
      required: { is: 'equal', value: { kind: 'count', count: 0 } },
      blocks: 'request',
      judgedOnce: false,
      bind: [openPayouts === 0],
    },
    ...identityConditions(facts),
    ...doubtConditions(facts),
  ]
}

function identityConditions({ identity, agreement, at }: PayoutFacts): Condition[] {
  const conditions: Condition[] = []
  if (identity) {
    const { status, expiresAt, caseId } = identity
    conditions.push({
      code: 'identity',
      label: 'Identity',
      met: status === 'approved' && (expiresAt === null || at < expiresAt),
      value: status === null ? { kind: 'none' } : word(status, expiresAt),
      required: { is: 'equal', value: word('approved') },
      blocks: 'request',
      judgedOnce: false,
      bind: [caseId, status],
    })
  }
  if (agreement) {
    const { required, accepted } = agreement
    conditions.push({
      code: 'agreement',
      label: 'Agreement',
      met: accepted === required,
      value: accepted === null ? { kind: 'none' } : word(accepted),
      required: { is: 'equal', value: word(required) },
      blocks: 'request',
      judgedOnce: false,
      bind: [accepted],
    })
  }
  return conditions
}

function doubtConditions(facts: PayoutFacts): Condition[] {
  const { holds, suspectedViolations, openDisputes, openDifferences } = facts
  const open = suspectedViolations + openDisputes
  return [
    {
      code: 'noHolds',
      label: 'No hold on account, trader or payouts',
      met: holds.length === 0,
      value: holds.length === 0 ? { kind: 'none' } : { kind: 'words', words: holds },
      required: { is: 'equal', value: { kind: 'none' } },
      blocks: 'request',
      judgedOnce: false,
      bind: [holds.length === 0],
    },
    {
      code: 'noSuspicions',
      label: 'Suspicions and disputes',
      met: open === 0,
      value: { kind: 'count', count: open },
      required: { is: 'equal', value: { kind: 'count', count: 0 } },
      blocks: 'approval',
      judgedOnce: false,
      bind: [open === 0],
    },
    {
      code: 'noDifferences',
      label: 'Our figures agree with the platform',
      met: openDifferences === 0,
      value: { kind: 'count', count: openDifferences },
      required: { is: 'equal', value: { kind: 'count', count: 0 } },
      blocks: 'approval',
      judgedOnce: false,
      bind: [openDifferences === 0],
    },
  ]
}

const word = (text: string, until: number | null = null): ConditionValue => ({
  kind: 'word',
  word: text,
  until,
})
