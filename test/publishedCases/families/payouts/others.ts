import { add, sum, zero, type Minor } from '../../../../src/domain/money/minor.js'
import { feeRefund } from '../../../../src/domain/payouts/additions.js'
import { countedProfit } from '../../../../src/domain/payouts/countedProfit.js'
import { winningDays } from '../../../../src/domain/payouts/countDays.js'
import { payoutTermsSchema } from '../../../../src/domain/payouts/payoutTerms.js'
import { liveStart } from '../../../../src/domain/scaling/liveStart.js'
import { tradingDayAt } from '../../../../src/domain/time/tradingDay.js'
import { instantOf, utc, zoneOf } from '../../engine.js'
import { Unsupported, type Family, type PublishedCase } from '../../publishedCase.js'
import { decimal, money, percent, percentOf } from '../../units.js'
import { count, defined, has, named, onlyKnown, stated, text } from './read.js'

/** The fee of the challenge that a payout gives back. */
export const feeRefunds: Family = (given) => {
  onlyKnown(given, ['rule', 'refundPct', 'when', 'basis'])
  const { params } = given.rule
  const terms = payoutTermsSchema.parse({
    feeRefund: defined({
      bps: percent(params['refundPct']),
      payout: stated(
        params,
        'when',
        named({ first_payout: 1, second_payout: 2, third_payout: 3, fourth_payout: 4 }),
      ),
      fee: stated(params, 'basis', (value) =>
        text(value).startsWith('last_paid_fee') ? 'lastPaid' : 'firstPaid',
      ),
    }),
  }).feeRefund
  const payouts = given.timeline.filter(({ event }) => event === 'payout')
  const refunds = payouts.map((payout, place) => {
    const seen = given.timeline.slice(0, given.timeline.indexOf(payout))
    const fees = seen.filter((event) => has(event, 'fee')).map(({ fee }) => money(fee))
    const upToThis = payouts.filter((_, other) => other <= place)
    const number = stated(payout, 'payoutNumber', count) ?? upToThis.length
    // An earlier payout that the timeline leaves out carried the refund.
    const wasDone = terms !== null && number > terms.payout && upToThis.length < number
    return (isDone: boolean) => feeRefund({ terms, fees, number, isDone: isDone || wasDone })
  })
  const paid = refunds.reduce<Minor>(
    (before, refund) => (before > 0 ? before : refund(before > 0)),
    money(0),
  )
  return { refund: decimal(paid) }
}

/** What a live account begins with. */
export const liveStartBalance: Family = (given) => {
  onlyKnown(given, ['rule', 'formula'])
  const accounts = given.timeline.map(({ account, balance }) => ({
    size: money(account),
    balance: money(balance),
  }))
  const { total, startingBalance } = liveStart(accounts)
  return { total: decimal(total), startBalance: decimal(startingBalance) }
}

/** The results of the days of a case, in the order in which they come; trades count where they closed. */
function daysOf({ timeline, rule }: PublishedCase) {
  const calendar = { ...utc, zone: zoneOf(rule.params['timezone'] ?? utc.zone) }
  const days = new Map<string, Minor>()
  for (const event of timeline) {
    const result = stated(event, 'closedPnl', money) ?? stated(event, 'pnl', money)
    if (result === undefined) continue
    const day = stated(event, 'day', text) ?? tradingDayAt(instantOf(event), calendar).date
    days.set(day, add(days.get(day) ?? zero, result))
  }
  return [...days.values()].map((profit) => ({ profit }))
}

/** What counts of a day's profit. */
export const dailyProfitCap: Family = (given) => {
  onlyKnown(given, ['rule', 'cap', 'excess', 'breach'])
  const { params } = given.rule
  if (params['breach'] === true) throw new Unsupported('breach: expected false')
  const { dailyProfitCap: cap } = payoutTermsSchema.parse({
    dailyProfitCap: {
      amount: money(params['cap']),
      excess: named({ deducted: 'deducted', stays: 'stays' })(params['excess'] ?? 'deducted'),
    },
  })
  const size = money(given.initialBalance)
  const { byDay, over } = countedProfit(daysOf(given), cap, { size, currency: 'USD' })
  return {
    countedByDay: byDay.map(decimal),
    deducted: cap?.excess === 'deducted' ? decimal(over) : 0,
    total: decimal(sum(byDay)),
    breached: false,
  }
}

/** Winning days against losing ones. */
export const positiveDaysShare: Family = (given) => {
  onlyKnown(given, ['rule', 'minPct', 'of', 'comparator', 'timezone'])
  const { params } = given.rule
  const { winningDays: asked } = payoutTermsSchema.parse({
    winningDays: {
      bps: percent(params['minPct']),
      of: named({ negative_days: 'losingDays', all_days: 'allDays' })(params['of']),
      comparator: named({ '>=': '>=', exceeds: '>' })(params['comparator'] ?? '>='),
    },
  })
  if (!asked) throw new Unsupported('minPct: expected a percentage')
  const { winning, losing, ratioBps, met } = winningDays(daysOf(given), asked)
  return {
    positive: winning,
    negative: losing,
    ratioPct: ratioBps === null ? null : percentOf(ratioBps),
    met,
  }
}
