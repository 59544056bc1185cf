import { evaluateConditions } from '../../../../src/domain/payouts/evaluateConditions.js'
import type { QuoteInput } from '../../../../src/domain/payouts/quotePayout.js'

const at = Date.UTC(2024, 0, 1)

/** Whether the account earned a payout: person, method and waiting are not what a case is about. */
export const isEarned = (input: QuoteInput): boolean =>
  evaluateConditions({
    ...input,
    calendar: { zone: 'UTC', resetAt: '00:00' },
    at,
    account: {
      ...input.account,
      stage: 'funded',
      status: 'active',
      openedAt: at,
      firstTradeAt: at,
      tradedSinceAt: at,
      earlierDays: [],
    },
    history: { ...input.history, lastRequestedAt: null },
    trader: { status: 'active' },
    identity: null,
    agreement: null,
    method: null,
    coolDownHours: 0,
    openPayouts: 0,
    holds: [],
    suspectedViolations: 0,
    openDisputes: 0,
    openDifferences: 0,
  })
    .filter(({ judgedOnce, code }) => judgedOnce && code !== 'waitingTime')
    .every(({ met }) => met)
