import { minor } from '../../../src/domain/money/minor.js'
import type { PayoutFacts } from '../../../src/domain/payouts/payoutFacts.js'
import { payoutTermsSchema } from '../../../src/domain/payouts/payoutTerms.js'
import { noHistory, type QuoteInput } from '../../../src/domain/payouts/quotePayout.js'

export const hours = 3_600_000

/** A funded account of 100,000.00 with this balance. */
export const quoteInput = (terms: object, balance: number, change: object = {}): QuoteInput => ({
  terms: payoutTermsSchema.parse(terms),
  account: {
    size: minor(10_000_000),
    currency: 'USD',
    balance: minor(balance),
    startingBalance: minor(10_000_000),
    highestBalance: minor(balance),
    openPositions: 0,
    days: [],
    fees: [],
    ...change,
  },
  history: noHistory,
  cycle: null,
})

const days = [
  41_200, -28_600, 94_900, 184_820, -60_400, 73_200, 101_300, -31_800, 86_600, 120_500, 61_530,
]

/** Payout P-3391 as it was requested: 12 November, 09:14:22 in Prague; the method changed the day before. */
export const facts = (terms: object = {}): PayoutFacts => ({
  ...quoteInput(
    { profitableDays: { count: 5, minimum: 50_000 }, bestDayBps: 3_000, minimum: 10_000, ...terms },
    0,
  ),
  calendar: { zone: 'Europe/Prague', resetAt: '00:00' },
  at: Date.parse('2026-11-12T08:14:22Z'),
  account: {
    size: minor(10_000_000),
    currency: 'USD',
    balance: minor(10_643_250),
    startingBalance: minor(10_000_000),
    highestBalance: minor(10_643_250),
    openPositions: 0,
    fees: [],
    stage: 'funded',
    status: 'active',
    openedAt: Date.parse('2026-09-18T10:00:00Z'),
    firstTradeAt: Date.parse('2026-09-19T10:00:00Z'),
    tradedSinceAt: Date.parse('2026-10-14T22:00:00Z'),
    earlierDays: [],
    days: days.map((profit, index) => ({
      date: `2026-10-${15 + index}`,
      profit: minor(profit),
      traded: true,
    })),
  },
  history: {
    ...noHistory,
    payouts: 1,
    balanceAfterLast: minor(10_000_000),
    lastRequestedAt: Date.parse('2026-10-14T09:00:00Z'),
  },
  trader: { status: 'active' },
  identity: { caseId: 'k1', status: 'approved', expiresAt: Date.parse('2031-05-04T00:00:00Z') },
  agreement: { required: '3', accepted: '3' },
  method: { id: 'm1', changedAt: Date.parse('2026-11-11T08:02:00Z'), nameMatches: true },
  coolDownHours: 72,
  openPayouts: 0,
  holds: [],
  suspectedViolations: 0,
  openDisputes: 0,
  openDifferences: 0,
})
