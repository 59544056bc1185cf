import type { QuoteInput } from '../../../../src/domain/payouts/quotePayout.js'
import { quotePayout } from '../../../../src/domain/payouts/quotePayout.js'
import { larger, minor, negate } from '../../../../src/domain/money/minor.js'
import { roomAbove } from '../../../../src/domain/payouts/target.js'
import { compilePhase } from '../../../../src/domain/rules/compilePhase.js'
import { ruleRegistry } from '../../../../src/domain/rules/ruleRegistry.js'
import type { Answer, PublishedCase } from '../../publishedCase.js'
import { decimal, money } from '../../units.js'
import { stated } from './read.js'

const registry = ruleRegistry()
const opened = Date.UTC(2024, 0, 1)
const later = Date.UTC(2024, 0, 2)

/** Where the engine has the floor once the payout has left, and the room above it. */
export function floorAfter({ rule }: PublishedCase, input: QuoteInput): Answer {
  const quote = quotePayout(input)
  if (!quote.ok) return {}
  const { size, currency, startingBalance, balance } = input.account
  const drawdown = stated(rule.params, 'drawdown', money)
  const parameters = {
    follows: 'closedBalance',
    lock: 'atStart',
    onPayout: 'lockAtInitial',
    ...(drawdown === undefined ? {} : { unit: 'amount', amount: drawdown }),
  }
  const phase = compilePhase(
    {
      currency,
      // Accounts that start at zero are of no stated size, and an amount needs none.
      size: larger(size, minor(1)),
      startingBalance,
      calendar: { zone: 'UTC', resetAt: '00:00' },
      rules: [{ key: 'floor', rule: 'maximumLoss', revision: 1, parameters }],
    },
    registry,
  )
  const seen = { openPositions: 0, pendingOrders: 0, lastOpenedAt: opened }
  const traded = phase.evaluate(phase.start(opened), {
    kind: 'observation',
    at: opened,
    balance,
    equity: balance,
    ...seen,
  })
  const { state } = phase.evaluate(traded.state, {
    kind: 'balanceOperation',
    at: later,
    amount: negate(quote.gross),
    purpose: 'payout',
    ticket: 'payout',
  })
  const [floor] = phase.floors(state)
  const [limit] = phase.limits(state)
  if (floor === undefined || limit === undefined) return {}
  return {
    floor: decimal(floor),
    floorAfter: decimal(floor),
    roomAfter: decimal(roomAbove(floor, minor(limit.figure))),
  }
}
