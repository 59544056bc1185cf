import { describe, expect, it } from '@jest/globals'
import { minor } from '../../../src/domain/money/minor.js'
import { payoutTermsSchema } from '../../../src/domain/payouts/payoutTerms.js'
import { payoutWords } from '../../../src/domain/payouts/words.js'
import { checkTerms } from '../../../src/services/programs/checkTerms.js'
import { testTerms } from '../../fixtures/firmTerms.js'

const draft = (payout: object, more: object = {}) => ({ ...testTerms(), payout, ...more })
const problemsOf = (payout: object, more: object = {}) => {
  const checked = checkTerms(draft(payout, more))
  return checked.ok ? [] : checked.problems
}

const weekly = { cycle: 'weekly', bps: 5_000 }
const growth = { kind: 'times', bps: 20_000 }

describe('a draft with payout terms', () => {
  it.each<[object, string]>([
    [{ splitBps: 10_001 }, 'payout.splitBps'],
    [
      { cycles: [weekly, weekly] },
      'payout.cycles.1: expected each cycle once, weekly is there twice',
    ],
    [{ cycles: [{ cycle: 'daily', bps: 5_000 }] }, 'payout.cycles.0.cycle'],
    [
      { cycles: [weekly], splitByWithdrawn: { of: 'part', steps: [{ from: 0, bps: 1 }] } },
      'payout.splitByWithdrawn: expected a split by cycle or by what was withdrawn, was both',
    ],
    [
      { splitByWithdrawn: { of: 'part', steps: [{ from: 1, bps: 1 }] } },
      'payout.splitByWithdrawn.steps.0.from: expected 0 for the first step',
    ],
    [
      {
        splitByWithdrawn: {
          of: 'part',
          steps: [
            { from: 0, bps: 1 },
            { from: 5, bps: 1 },
            { from: 5, bps: 1 },
          ],
        },
      },
      'payout.splitByWithdrawn.steps.2.from: expected more than the step before',
    ],
    [
      // 1 % of 50,000.00 is 500.00.
      {
        splitByWithdrawn: {
          of: 'part',
          steps: [
            { from: 0, bps: 1 },
            { from: 50_001, bps: 1 },
            { from: { ofSizeBps: 100 }, bps: 1 },
          ],
        },
      },
      'payout.splitByWithdrawn.steps.2.from: expected more than the step before',
    ],
    [{ capPayouts: 2 }, 'payout.capPayouts: expected a cap that it limits, there is none'],
    [{ overCap: 'cancelled' }, 'payout.overCap: expected stays, since there is no cap'],
    [{ cap: [5, 0] }, 'payout.cap.1: expected more than 0: nothing could be paid'],
    [
      { buffer: { kind: 'shareKept', bps: 10_000 } },
      'payout.buffer.bps: expected less than 100 %: nothing could be paid',
    ],
    [
      { afterPayout: 'resetsToStart', buffer: { kind: 'kept', amount: 5 } },
      'payout.buffer.kind: expected none or reached, since the account is reset after each payout',
    ],
    [
      { afterPayout: 'resetsToStart', cap: 5 },
      'payout.overCap: expected deducted or cancelled, since the account is reset after each payout',
    ],
    [
      { afterPayout: 'resetsToStart', dailyProfitCap: { amount: 5, excess: 'stays' } },
      'payout.dailyProfitCap.excess: expected deducted, since the account is reset after each payout',
    ],
    [
      { dailyProfitCap: { amount: 0, excess: 'stays' } },
      'payout.dailyProfitCap.amount: expected more than 0: no profit would count',
    ],
    [
      { winningDays: { bps: 10_001, of: 'allDays' } },
      'payout.winningDays.bps: expected at most 100 %: no more days than all can be won',
    ],
    [{ feeRefund: { bps: 10_000, payout: 0 } }, 'payout.feeRefund.payout'],
    [
      {
        bonus: {
          target: 5,
          bps: 100,
          afterWithdrawn: { bySize: [{ size: 1, currency: 'USD', amount: 5 }] },
        },
      },
      'payout.bonus.afterWithdrawn.bySize: expected an amount for the size 50,000.00 USD, found none',
    ],
    [{ luck: 7 }, 'payout'],
  ])('%j is not published: %s', (payout, problem) => {
    const problems = problemsOf(payout)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(problem)
  })

  it.each<[object, string]>([
    [
      { growth: { kind: 'times', bps: 10_000 } },
      'scaling.growth.bps: expected more than 100 % of the current size',
    ],
    [{ growth, firstGrowth: { kind: 'times', bps: 5_000 } }, 'scaling.firstGrowth.bps'],
    [
      { growth, months: 3, profitableMonths: 4 },
      'scaling.profitableMonths: expected at most the 3 months of a step',
    ],
    [{ growth, cap: { bySize: [{ size: 1, currency: 'USD', amount: 5 }] } }, 'scaling.cap.bySize'],
    [{}, 'scaling.growth'],
  ])('growth %j is not published: %s', (scaling, problem) => {
    const problems = problemsOf({}, { scaling })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(problem)
  })

  it('is published where nothing contradicts', () => {
    const bySize = [{ size: 5_000_000, currency: 'USD', amount: 5 }]
    expect(
      problemsOf({ cycles: [weekly], cap: { bySize }, capPayouts: 2, overCap: 'deducted' }),
    ).toEqual([])
    expect(problemsOf({ winningDays: { bps: 10_001, of: 'losingDays' } })).toEqual([])
    expect(problemsOf({}, { scaling: { growth, months: 3, profitableMonths: 3 } })).toEqual([])
  })

  it('keeps what a version without the newer fields meant', () => {
    const terms = payoutTermsSchema.parse({})
    expect(terms).toMatchObject({ splitBps: [8_000], cycles: null, nextWaitFrom: 'request', minimumOf: 'share', afterPayout: 'keepsRest', feeRefund: null }) // prettier-ignore
    expect(payoutTermsSchema.parse(terms)).toEqual(terms)
    const kept = payoutTermsSchema.parse({ buffer: { kind: 'kept', amount: 5 } })
    expect(kept.buffer).toEqual({ kind: 'kept', amount: 5, plus: 0, firstPayouts: null, excessBps: null, leastExcess: 0, inside: null }) // prettier-ignore
  })
})

describe('payoutWords', () => {
  const words = (terms: object) =>
    payoutWords(payoutTermsSchema.parse(terms), { size: minor(10_000_000), currency: 'USD' })

  it('says the defaults', () => {
    expect(words({})).toEqual([
      'Your share of the profit is 80 %.',
      'The first payout can be asked for 14 days after your first trade, each later one 14 days after the last request.',
    ])
  })

  it.each<[object, string]>([
    [
      { splitBps: [6_000, 7_000, 8_050] },
      'Your share of the profit is 60 % of the first payout, 70 % of the second, 80.5 % of the third and every later one.',
    ],
    [{ cycles: [weekly] }, 'You choose how often: weekly every 7 days.'],
    [
      { firstWaitDays: 0, nextWaitDays: 0 },
      'The first payout needs no waiting, later ones need none.',
    ],
    [
      { startDayCounts: true },
      'The first payout can be asked for 14 days after your first trade, each later one 14 days after the last request. The day of the start counts as the first one.',
    ],
    [
      {
        splitByWithdrawn: {
          of: 'part',
          steps: [
            { from: 0, bps: 10_000 },
            { from: 1_000_000, bps: 9_000 },
          ],
        },
      },
      'Your share grows or falls with the profit that was shared before: 100 % at first, 90 % from 10,000.00 USD on; each part of the profit gets the share of its step.',
    ],
    [
      { cap: { ofSizeBps: 600 }, capPayouts: 2, overCap: 'deducted' },
      'The profit shared by one payout is at most 6,000.00 USD; what is over is taken off and not paid. The limit holds for the first 2 payouts.',
    ],
    [
      { cap: 500_000, capOfBalanceBps: 5_000 },
      'The profit shared by one payout is at most 5,000.00 USD, or 50 % of the balance; what is over stays on the account. The lower limit holds.',
    ],
    [
      { buffer: { kind: 'kept', amount: 250_000, plus: 10_000, firstPayouts: 3 } },
      'Profit up to 2,600.00 USD above the starting balance stays there. This holds for the first 3 payouts.',
    ],
    [
      { buffer: { kind: 'kept', amount: 5, inside: { bps: 6_000, once: true } } },
      'Before it is full, once, 60 % of the profit can leave.',
    ],
    [
      { minimumProfit: [{ ofLastBalanceBps: 600 }, 5_000] },
      'The first payout needs a profit of 6 % of the starting balance.',
    ],
    [
      { unlockProfit: { ofSizeBps: 500 } },
      'Payouts open once your profit has reached 5,000.00 USD; it need not stay there.',
    ],
    [
      { profitableDays: { count: 5, minimum: 10_000 } },
      'You need 5 days with a profit of 100.00 USD or more since the last payout.',
    ],
    [
      { dailyProfitCap: { amount: 300_000, excess: 'deducted' } },
      'Of one day’s profit 3,000.00 USD count; what is over is taken off and not paid.',
    ],
    [
      { afterPayout: 'resetsToStart' },
      'After each payout the account begins again at its starting balance.',
    ],
    [
      { feeRefund: { bps: 15_000, payout: 3 } },
      'With the third payout you get back 150 % of the fee you paid last for the challenge.',
    ],
    [
      { bonus: { target: 800_000, bps: 1_500, afterWithdrawn: { ofSizeBps: 1_000 } } },
      'Once you have withdrawn 10,000.00 USD, 15 % of the challenge target of 8,000.00 USD is added.',
    ],
  ])('of %j says: %s', (terms, sentence) => {
    expect(words(terms)).toContain(sentence)
  })
})
