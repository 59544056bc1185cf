import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { minor } from '../../../src/domain/money/minor.js'
import { missingFigures } from '../../../src/domain/payouts/missingFigures.js'
import { payoutTermsSchema } from '../../../src/domain/payouts/payoutTerms.js'
import { noHistory, quotePayout, type QuoteInput } from '../../../src/domain/payouts/quotePayout.js'
import type { QuoteStep } from '../../../src/domain/payouts/quoteSteps.js'
import { quoteInput } from './samples.js'

const quoted = (terms: object, balance: number, change: object = {}) => {
  const quote = quotePayout(quoteInput(terms, balance, change))
  if (!quote.ok) throw new Error(quote.refusals.map(({ code }) => code).join())
  return quote
}

const refusalsOf = (terms: object, balance: number, change: object = {}) => {
  const quote = quotePayout(quoteInput(terms, balance, change))
  return quote.ok ? [] : quote.refusals
}

const rows = (steps: readonly QuoteStep[]) =>
  steps.map(({ label, sign, amount, bps }) => [sign, label, amount, bps])

describe('quotePayout', () => {
  it('gives the rows of a payout review, from the balance to what arrives', () => {
    const transferFee = { amount: 2_500, paidBy: 'trader' }
    const quote = quoted({ transferFee }, 10_643_250)
    expect(rows(quote.steps)).toEqual([
      ['start', 'Balance at request', 10_643_250, null],
      ['minus', 'Starting balance', 10_000_000, null],
      ['equals', 'Profit', 643_250, null],
      ['start', 'Trader', 514_600, 8_000],
      ['beside', 'Firm', 128_650, 2_000],
      ['minus', 'Bank fee, paid by the trader', 2_500, null],
      ['equals', 'Arrives at the bank', 512_100, null],
    ])
    expect(quote).toMatchObject({ gross: 643_250, traderShare: 514_600, firmShare: 128_650 })
  })

  it('rounds the share down to the trader and leaves the rest with the firm', () => {
    expect(quoted({}, 10_000_003)).toMatchObject({ gross: 3, traderShare: 2, firmShare: 1 })
    expect(quoted({ splitBps: 3_333 }, 10_000_100)).toMatchObject({
      traderShare: 33,
      firmShare: 67,
    })
    expect(quoted({ splitBps: 10_000 }, 10_000_001)).toMatchObject({ traderShare: 1, firmShare: 0 })
  })

  it('counts nothing for a fee that the firm bears', () => {
    const transferFee = { amount: 2_500, paidBy: 'firm' }
    expect(quoted({ transferFee }, 10_643_250)).toMatchObject({ fee: 0, arrives: 514_600 })
  })
})

describe('cap and split', () => {
  const percent = (bps: number) => ({ cap: { ofSizeBps: bps } })
  it.each([
    ['cap, then split', { ...percent(1_400), capOrder: 'capThenSplit' }, 1_120_000],
    ['split, then cap', { ...percent(1_400), capOrder: 'splitThenCap' }, 1_200_000],
    ['split, then a lower cap', { ...percent(1_000), capOrder: 'splitThenCap' }, 1_000_000],
    ['no cap', {}, 1_200_000],
  ])('%s: of 15,000.00 the trader gets %#', (_, terms, share) => {
    expect(quoted(terms, 11_500_000).traderShare).toBe(share)
  })

  it.each([
    [499_999, 399_999],
    [500_000, 400_000],
    [500_001, 400_000],
  ])('caps a profit of %d around 5,000.00', (profit, share) => {
    expect(quoted({ cap: 500_000 }, 10_000_000 + profit).traderShare).toBe(share)
  })

  it.each([
    [1_249_999, 999_999, 1_249_999],
    [1_250_000, 1_000_000, 1_250_000],
    [1_250_001, 1_000_000, 1_250_001],
    [1_250_002, 1_000_000, 1_250_000],
    [1_500_000, 1_000_000, 1_250_000],
  ])(
    'takes off the account no more than a capped share needs: profit %d',
    (profit, share, gross) => {
      const terms = { cap: 1_000_000, capOrder: 'splitThenCap' }
      expect(quoted(terms, 10_000_000 + profit)).toMatchObject({
        traderShare: share,
        gross,
        stays: profit - gross,
      })
    },
  )

  it('takes off what is over the cap without paying it, where the terms say so', () => {
    const profit = quoted({ cap: { ofSizeBps: 600 }, overCap: 'deducted' }, 10_900_000)
    expect(profit).toMatchObject({
      gross: 900_000,
      traderShare: 480_000,
      deducted: 300_000,
      stays: 0,
    })
    expect(rows(profit.steps).slice(3)).toEqual([
      ['minus', 'Over the cap, not paid', 300_000, null],
      ['equals', 'Profit shared', 600_000, null],
      ['start', 'Trader', 480_000, 8_000],
      ['beside', 'Firm', 120_000, 2_000],
    ])
    const terms = { cap: 1_000_000, capOrder: 'splitThenCap', overCap: 'deducted' }
    const share = quoted(terms, 11_500_000)
    expect(share).toMatchObject({ gross: 1_500_000, traderShare: 1_000_000, firmShare: 500_000 })
    expect(rows(share.steps).slice(3)).toEqual([
      ['start', 'Trader, before the cap', 1_200_000, 8_000],
      ['minus', 'Over the cap, not paid', 200_000, null],
      ['equals', 'Trader', 1_000_000, null],
      ['beside', 'Firm', 300_000, 2_000],
    ])
  })

  it('shows what stays on the account', () => {
    const quote = quoted({ cap: 100_000 }, 10_300_000)
    expect(quote).toMatchObject({ gross: 100_000, stays: 200_000 })
    expect(rows(quote.steps).slice(3, 5)).toEqual([
      ['minus', 'Over the cap, stays on the account', 200_000, null],
      ['equals', 'Profit shared', 100_000, null],
    ])
  })

  it.each([
    [0, { bps: 6_000, cap: 100_000 }],
    [1, { bps: 7_000, cap: 125_000 }],
    [2, { bps: 9_000, cap: 125_000 }],
    [7, { bps: 9_000, cap: 125_000 }],
  ])(
    'takes split and cap of payout %d + 1 from the lists, the last entries repeat',
    (payouts, { bps, cap }) => {
      const input = quoteInput(
        { splitBps: [6_000, 7_000, 9_000], cap: [100_000, 125_000] },
        10_900_000,
      )
      const quote = quotePayout({ ...input, history: { ...noHistory, payouts } })
      expect(quote).toMatchObject({ ok: true, number: payouts + 1, splitBps: bps, cap })
    },
  )
})

describe('buffer', () => {
  it.each([
    ['kept', { kind: 'kept', amount: 300_000 }, { balance: 10_625_000, gross: 325_000 }],
    [
      'kept, a share of the size',
      { kind: 'kept', amount: { ofSizeBps: 300 } },
      { balance: 10_625_000, gross: 325_000 },
    ],
    ['reached', { kind: 'reached', amount: 300_000 }, { balance: 10_625_000, gross: 625_000 }],
    ['a share', { kind: 'shareKept', bps: 5_000 }, { balance: 10_500_000, gross: 250_000 }],
    ['a share of odd cents', { kind: 'shareKept', bps: 5_000 }, { balance: 10_000_003, gross: 1 }],
  ])('%s', (_, buffer, { balance, gross }) => {
    expect(quoted({ buffer, splitBps: 10_000 }, balance).gross).toBe(gross)
  })

  it.each([
    [{ kind: 'kept', amount: 300_000 }, 10_300_000, ['insideBuffer', 'belowMinimum']],
    [{ kind: 'kept', amount: 300_000 }, 10_300_002, []],
    [{ kind: 'reached', amount: 260_000 }, 10_259_999, ['insideBuffer']],
    [{ kind: 'reached', amount: 260_000 }, 10_260_000, []],
  ])('%j with a balance of %d', (buffer, balance, codes) => {
    expect(refusalsOf({ buffer }, balance).map(({ code }) => code)).toEqual(codes)
  })

  it('limits together with a cap by size and payout number', () => {
    const bySize = (amounts: number[]) =>
      amounts.map((amount) => ({ bySize: [{ size: 10_000_000, currency: 'USD', amount }] }))
    const terms = {
      splitBps: 10_000,
      buffer: { kind: 'kept', amount: 300_000 },
      cap: bySize([225_000, 225_000, 325_000, 325_000, 425_000]),
    }
    const third = quoteInput(terms, 10_625_000)
    const quote = quotePayout({ ...third, history: { ...noHistory, payouts: 2 } })
    expect(quote).toMatchObject({ gross: 325_000, stays: 0 })
    expect(quoted(terms, 10_625_000)).toMatchObject({ gross: 225_000, stays: 100_000 })
  })
})

describe('balance base', () => {
  const after = (balanceAfterLast: number, balance: number) => {
    const input = quoteInput({ balanceBase: 'afterLastPayout', splitBps: 10_000 }, balance)
    const history = { ...noHistory, payouts: 1, balanceAfterLast: minor(balanceAfterLast) }
    return quotePayout({ ...input, history })
  }

  it('counts from what the last payout left', () => {
    expect(after(10_200_000, 10_500_000)).toMatchObject({
      ok: true,
      profit: 300_000,
      base: 10_200_000,
    })
    expect(after(10_200_000, 10_500_000).steps[1]?.label).toBe('Balance after the last payout')
  })

  it('never counts from below the start', () => {
    expect(after(9_900_000, 10_500_000)).toMatchObject({ profit: 500_000, base: 10_000_000 })
  })

  it('pays an account that starts at zero', () => {
    const quote = quotePayout(quoteInput({}, 500_000, { startingBalance: minor(0) }))
    expect(quote).toMatchObject({ ok: true, gross: 500_000, traderShare: 400_000 })
  })
})

describe('refusals', () => {
  it.each([
    [{}, 10_000_000, [{ code: 'noProfit', required: 1, was: 0 }]],
    [{}, 9_990_000, [{ code: 'noProfit', required: 1, was: -10_000 }]],
    [{}, 10_000_001, [{ code: 'belowMinimum', required: 1, was: 0 }]],
    [{ minimum: 10_000 }, 10_012_499, [{ code: 'belowMinimum', required: 10_000, was: 9_999 }]],
    [{ minimum: 10_000 }, 10_012_500, []],
    [
      { transferFee: { amount: 2_500, paidBy: 'trader' } },
      10_003_125,
      [{ code: 'feeExceedsShare', required: 2_501, was: 2_500 }],
    ],
    [{ transferFee: { amount: 2_500, paidBy: 'trader' } }, 10_003_127, []],
  ])('%j with a balance of %d', (terms, balance, expected) => {
    expect(refusalsOf(terms, balance)).toEqual(expected)
  })

  it('names open positions beside what the figures would be', () => {
    const quote = quotePayout(quoteInput({}, 10_643_250, { openPositions: 2 }))
    expect(quote).toMatchObject({ ok: false, refusals: [{ code: 'openPositions', was: 2 }] })
    expect(quote.steps.map(({ amount }) => amount)).toContain(514_600)
  })

  it('shows the loss of an account that has one', () => {
    const quote = quotePayout(quoteInput({}, 9_990_000))
    expect(rows(quote.steps).at(-1)).toEqual(['equals', 'Profit', -10_000, null])
  })

  it('finds a table without a row for a size that the program sells', () => {
    const bySize = [{ size: 10_000_000, currency: 'USD', amount: 5 }]
    const terms = payoutTermsSchema.parse({
      cap: [{ bySize }],
      buffer: { kind: 'kept', amount: { bySize } },
    })
    const sold = { size: minor(5_000_000), currency: 'USD' } as const
    const missing = missingFigures(terms, [sold, { ...sold, size: minor(10_000_000) }])
    expect(missing.map(({ path, size }) => [path, size.size])).toEqual([
      ['cap.0', 5_000_000],
      ['buffer.amount', 5_000_000],
    ])
    expect(() => quoted({ cap: { bySize } }, 5_100_000, { size: minor(5_000_000), startingBalance: minor(5_000_000) })).toThrow('found none') // prettier-ignore
  })
})

const figure = fc.oneof(
  fc.integer({ min: 0, max: 50_000_000 }),
  fc.record({ ofSizeBps: fc.integer({ min: 1, max: 10_000 }) }),
)
const bps = fc.integer({ min: 1, max: 10_000 })
const terms = fc.record({
  splitBps: fc.oneof(bps, fc.array(bps, { minLength: 1, maxLength: 4 })),
  cap: fc.option(fc.oneof(figure, fc.array(figure, { minLength: 1, maxLength: 4 }))),
  capOrder: fc.constantFrom('capThenSplit', 'splitThenCap'),
  overCap: fc.constantFrom('stays', 'deducted'),
  minimum: figure,
  balanceBase: fc.constantFrom('startingBalance', 'afterLastPayout'),
  buffer: fc.oneof(
    fc.constant({ kind: 'none' }),
    fc.record({ kind: fc.constantFrom('kept', 'reached'), amount: figure }),
    fc.record({ kind: fc.constant('shareKept'), bps }),
  ),
  transferFee: fc.option(fc.record({ amount: figure, paidBy: fc.constantFrom('trader', 'firm') })),
})
const input: fc.Arbitrary<QuoteInput> = fc
  .record({
    terms,
    profit: fc.integer({ min: -1_000_000, max: 30_000_000 }),
    starting: fc.constantFrom(0, 10_000_000),
    payouts: fc.integer({ min: 0, max: 6 }),
    left: fc.option(fc.integer({ min: 9_000_000, max: 12_000_000 })),
  })
  .map(({ terms: chosen, profit, starting, payouts, left }) => ({
    ...quoteInput(chosen, starting + profit, { startingBalance: minor(starting) }),
    history: { ...noHistory, payouts, balanceAfterLast: left === null ? null : minor(left) },
  }))

describe('any quote', () => {
  it('splits what leaves the account without a rest, and takes no more than may leave', () => {
    fc.assert(
      fc.property(input, (given) => {
        const quote = quotePayout(given)
        if (!quote.ok) return
        const { gross, traderShare, firmShare, withdrawable, profit, keptBuffer, base, balance } =
          quote
        expect(traderShare + firmShare).toBe(gross)
        expect(firmShare).toBeGreaterThanOrEqual(quote.deducted)
        expect(gross).toBeLessThanOrEqual(withdrawable)
        expect(withdrawable + keptBuffer).toBe(profit)
        expect(gross + quote.stays).toBe(withdrawable)
        expect(balance - gross).toBeGreaterThanOrEqual(base + keptBuffer)
        expect(balance - gross).toBeGreaterThanOrEqual(given.account.startingBalance)
        expect(traderShare - quote.fee).toBe(quote.arrives)
        expect(quote.arrives).toBeGreaterThan(0)
      }),
      { numRuns: 2_000 },
    )
  })

  it('never pays over its cap', () => {
    fc.assert(
      fc.property(input, (given) => {
        const quote = quotePayout(given)
        if (!quote.ok || quote.cap === null) return
        if (quote.capOrder === 'splitThenCap') {
          expect(quote.traderShare).toBeLessThanOrEqual(quote.cap)
        } else {
          expect(quote.gross - quote.deducted).toBeLessThanOrEqual(quote.cap)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('pays at least as much when the split comes before the cap', () => {
    fc.assert(
      fc.property(input, (given) => {
        const [first, second] = (['capThenSplit', 'splitThenCap'] as const).map((capOrder) =>
          quotePayout({ ...given, terms: { ...given.terms, capOrder } }),
        )
        if (!first?.ok || !second?.ok) return
        expect(second.traderShare).toBeGreaterThanOrEqual(first.traderShare)
      }),
      { numRuns: 1_000 },
    )
  })

  it('can be followed by eye: each row of the sum follows from the rows above it', () => {
    fc.assert(
      fc.property(input, (given) => {
        const quote = quotePayout(given)
        let sum = 0
        for (const { sign, amount } of quote.steps) {
          if (sign === 'start') sum = amount
          if (sign === 'minus') sum -= amount
          if (sign === 'equals') expect(amount).toBe(sum)
        }
        if (quote.ok) expect(sum).toBe(quote.arrives)
      }),
      { numRuns: 2_000 },
    )
  })

  it('has no share that does not fit the profit beside it', () => {
    fc.assert(
      fc.property(input, (given) => {
        const quote = quotePayout(given)
        if (!quote.ok) return
        const of = (code: string) => quote.steps.find((step) => step.code === code)?.amount
        const trader = of('traderBeforeCap') ?? of('traderShare') ?? 0
        const shared = trader + (of('firmShare') ?? 0)
        expect(trader).toBe(Math.floor((shared * quote.splitBps) / 10_000))
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('payoutTermsSchema', () => {
  it('fills in the usual terms', () => {
    expect(payoutTermsSchema.parse({ splitBps: 9_000 })).toMatchObject({
      splitBps: [9_000],
      firstWaitDays: 14,
      nextWaitDays: 14,
      cap: null,
      capOrder: 'capThenSplit',
      overCap: 'stays',
      buffer: { kind: 'none' },
      balanceBase: 'startingBalance',
    })
  })

  it.each([
    [{ splitBps: 0 }, 'splitBps'],
    [{ splitBps: 10_001 }, 'splitBps'],
    [{ splitBps: [] }, 'splitBps'],
    [{ splitBps: 80.5 }, 'splitBps'],
    [{ cap: -1 }, 'cap'],
    [{ cap: 1.5 }, 'cap'],
    [{ cap: { ofSizeBps: 20_000 } }, 'cap'],
    [{ buffer: { kind: 'kept' } }, 'buffer'],
    [{ buffer: { kind: 'some' } }, 'buffer'],
    [{ firstWaitDays: -1 }, 'firstWaitDays'],
    [{ minimum: { bySize: [] } }, 'minimum'],
    [{ split: 8_000 }, ''],
  ])('refuses %j', (given, path) => {
    const parsed = payoutTermsSchema.safeParse(given)
    expect(parsed.success).toBe(false)
    expect(String(parsed.error?.issues[0]?.path[0] ?? '')).toBe(path)
  })
})
