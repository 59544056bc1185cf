import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { minor, type Minor } from '../../../src/domain/money/minor.js'
import { payoutWords } from '../../../src/domain/payouts/words.js'
import { quotePayout, type QuoteInput } from '../../../src/domain/payouts/quotePayout.js'
import type { QuoteStep } from '../../../src/domain/payouts/quoteSteps.js'
import { profitFor, shareByParts } from '../../../src/domain/payouts/split.js'
import { anyQuote } from './anyTerms.js'
import { quoteInput } from './samples.js'

const runs = { numRuns: 3_000 }

/** The rows read from the top give the last amount. */
const sumOf = (steps: readonly QuoteStep[]) => {
  let sum = 0
  for (const { sign, amount } of steps) {
    if (sign === 'start') sum = amount
    if (sign === 'minus') sum -= amount
    if (sign === 'plus') sum += amount
    if (sign === 'equals') expect(sum).toBe(amount)
  }
  return sum
}

describe('any quote under any terms that can be published', () => {
  it('gives the trader and the firm together exactly what leaves the account', () => {
    let offers = 0
    fc.assert(
      fc.property(anyQuote, (given) => {
        const quote = quotePayout(given)
        const figures = quote.ok ? quote : quote.figures
        expect(figures.traderShare + figures.firmShare).toBe(figures.gross)
        expect(figures.firmShare).toBeGreaterThanOrEqual(figures.deducted + figures.deductedDaily)
        expect(figures.owed).toBe(figures.traderShare + figures.feeRefund + figures.bonus)
        expect(figures.arrives).toBe(figures.owed - figures.fee)
        expect(figures.balanceAfter).toBe(given.account.balance - figures.gross)
        if (quote.ok) offers += 1
      }),
      runs,
    )
    expect(offers).toBeGreaterThan(300)
  })

  it('is never negative, and takes no more than there is above the start and the buffer', () => {
    fc.assert(
      fc.property(anyQuote, (given) => {
        const quote = quotePayout(given)
        const figures = quote.ok ? quote : quote.figures
        const { gross, traderShare, firmShare, stays, keptBuffer, shared, deducted } = figures
        const parts = [gross, traderShare, firmShare, stays, keptBuffer, shared, deducted]
        for (const amount of parts) expect(amount).toBeGreaterThanOrEqual(0)
        if (!quote.ok) return
        expect(quote.arrives).toBeGreaterThan(0)
        expect(quote.traderShare).toBeGreaterThan(0)
        expect(quote.gross).toBeLessThanOrEqual(quote.profit)
        expect(quote.balanceAfter).toBeGreaterThanOrEqual(given.account.startingBalance)
        expect(quote.balanceAfter).toBeGreaterThanOrEqual(quote.base + quote.keptBuffer)
      }),
      runs,
    )
  })

  it('never pays more than the cap, and leaves a reset account at its start', () => {
    fc.assert(
      fc.property(anyQuote, (given) => {
        const quote = quotePayout(given)
        if (!quote.ok) return
        const capped = quote.capOrder === 'capThenSplit' ? quote.shared : quote.traderShare
        if (quote.cap !== null) expect(capped).toBeLessThanOrEqual(quote.cap)
        if (given.terms.afterPayout !== 'resetsToStart') return
        if (quote.base === given.account.startingBalance) {
          expect(quote.balanceAfter).toBe(given.account.startingBalance)
        }
      }),
      runs,
    )
  })

  it('has rows that come to what they say', () => {
    fc.assert(
      fc.property(anyQuote, (given) => {
        const quote = quotePayout(given)
        const sum = sumOf(quote.steps)
        if (quote.ok) expect(sum).toBe(quote.arrives)
      }),
      runs,
    )
  })

  it('offers nothing below the balance that it names', () => {
    fc.assert(
      fc.property(anyQuote, (given) => {
        const quote = quotePayout(given)
        if (!quote.ok || quote.insideBuffer) return
        expect(quote.shortBy).toBe(0)
        expect(given.account.balance).toBeGreaterThanOrEqual(quote.requiredBalance)
      }),
      runs,
    )
  })

  it('reaches its cap at the balance that it names, and not a cent before', () => {
    let reached = 0
    fc.assert(
      fc.property(anyQuote, (given) => {
        const { days: _days, ...account } = given.account
        const at = (balance: Minor) => {
          const quote = quotePayout({ ...given, account: { ...account, days: [], balance } })
          return quote.ok ? quote : quote.figures
        }
        const { balanceForCap, cap, capOrder } = at(given.account.balance)
        if (balanceForCap === null || cap === null || cap === 0) return
        // Nobody has a billion, and shares of it leave what can be computed with.
        if (balanceForCap > 100_000_000_000) return
        if (given.terms.capPayouts !== null || at(balanceForCap).insideBuffer) return
        const paid = (balance: Minor) =>
          capOrder === 'capThenSplit' ? at(balance).shared : at(balance).traderShare
        expect(paid(balanceForCap)).toBe(cap)
        const before = minor(balanceForCap - 1)
        // The balance named is one above the buffer: a payout out of the buffer itself is another
        // one, which may pay a small cap below it.
        if (given.terms.buffer.kind !== 'reached' && !at(before).insideBuffer) {
          expect(paid(before)).toBeLessThan(cap)
        }
        reached += 1
      }),
      runs,
    )
    expect(reached).toBeGreaterThan(200)
  })

  it('can be said in words', () => {
    fc.assert(
      fc.property(anyQuote, ({ terms, account }) => {
        const words = payoutWords(terms, account)
        expect(words.length).toBeGreaterThan(1)
        for (const sentence of words) {
          expect(sentence).toMatch(/^[A-Z0-9].*\.$/)
          expect(sentence).not.toMatch(/undefined|null|NaN|object|\[|\{/)
        }
      }),
      runs,
    )
  })
})

describe('a whole life of payouts', () => {
  /** The account after a payout that was asked for. */
  const paid = (given: QuoteInput, earned: number): QuoteInput => {
    const quote = quotePayout(given)
    if (!quote.ok) {
      return {
        ...given,
        account: { ...given.account, balance: minor(given.account.balance + earned) },
      }
    }
    const balance = minor(quote.balanceAfter + earned)
    return {
      ...given,
      account: { ...given.account, balance, days: [] },
      history: {
        payouts: given.history.payouts + 1,
        balanceAfterLast: quote.balanceAfter,
        sharedProfit: minor(given.history.sharedProfit + quote.shared),
        withdrawn: minor(given.history.withdrawn + quote.traderShare),
        insidePayouts: given.history.insidePayouts + Number(quote.insideBuffer),
        feeRefunded: given.history.feeRefunded || quote.feeRefund > 0,
        bonusPaid: given.history.bonusPaid || quote.bonus > 0,
      },
    }
  }

  it('withdraws no profit twice, and gives the fee and the bonus at most once', () => {
    let payouts = 0
    const earnings = fc.array(fc.integer({ min: -300_000, max: 900_000 }), { maxLength: 8 })
    fc.assert(
      fc.property(anyQuote, earnings, (start, gains) => {
        let now: QuoteInput = {
          ...start,
          account: { ...start.account, balance: start.account.startingBalance, days: [] },
          history: { ...start.history, payouts: 0, balanceAfterLast: null, feeRefunded: false, bonusPaid: false }, // prettier-ignore
        }
        let earned = 0
        let left = 0
        const times = { fee: 0, bonus: 0 }
        for (const gain of gains) {
          const quote = quotePayout(now)
          if (quote.ok) {
            payouts += 1
            left += quote.gross
            times.fee += Number(quote.feeRefund > 0)
            times.bonus += Number(quote.bonus > 0)
          }
          now = paid(now, gain)
          earned += gain
          expect(now.account.balance).toBe(start.account.startingBalance + earned - left)
        }
        expect(left).toBeLessThanOrEqual(gains.reduce((sum, gain) => sum + Math.max(gain, 0), 0))
        expect(times.fee).toBeLessThanOrEqual(1)
        expect(times.bonus).toBeLessThanOrEqual(1)
      }),
      runs,
    )
    expect(payouts).toBeGreaterThan(300)
  })
})

describe('a split in parts', () => {
  const parts = fc
    .array(
      fc.record({
        width: fc.integer({ min: 1, max: 100_000 }),
        bps: fc.integer({ min: 1, max: 10_000 }),
      }),
      { maxLength: 3 },
    ) // prettier-ignore
    .chain((before) =>
      fc.integer({ min: 1, max: 10_000 }).map((last) => [...before, { width: null, bps: last }]),
    )

  it('has an inverse: the least profit whose share is the amount', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 300_000 }), (made, amount) => {
        const split = made as unknown as Parameters<typeof shareByParts>[1]
        const profit = profitFor(minor(amount), split)
        expect(shareByParts(profit, split)).toBeGreaterThanOrEqual(amount)
        expect(shareByParts(minor(profit - 1), split)).toBeLessThan(amount)
      }),
      runs,
    )
  })
})

describe('a cap beyond reach', () => {
  it.each(['capThenSplit', 'splitThenCap'])(
    'quotes under a cap so high that no balance for it can be computed: %s',
    (capOrder) => {
      const quote = quotePayout(quoteInput({ cap: 900_000_000_000_000, capOrder }, 10_100_000))
      expect(quote).toMatchObject({ ok: true, gross: 100_000, traderShare: 80_000 })
    },
  )
})
