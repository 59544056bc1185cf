import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { balancesOf } from '../../../src/domain/journal/balances.js'
import { balanced, type Entry } from '../../../src/domain/journal/entry.js'
import {
  owedOf,
  payoutReturned,
  payoutSent,
  reserveReleased,
  shareForfeited,
  shareReserved,
} from '../../../src/domain/journal/payoutPostings.js'
import { minor } from '../../../src/domain/money/minor.js'

const posting = {
  payoutId: 'p1',
  amount: minor(514_600),
  currency: 'USD',
  round: 1,
  at: 7,
} as const

/** Of the 5,146.00 that are owed 499.00 are the challenge's fee. */
const withFee = { ...posting, feeRefund: minor(49_900) }

const shown = ({ lines }: Entry) =>
  lines.map(({ account, amount, currency }) => `${account} ${amount} ${currency}`)

const rate = { rate: '0.9215', source: 'Bank', at: 6 }
const euros = { ...rate, amount: minor(474_204), currency: 'EUR' } as const

describe('the postings of a payout', () => {
  it.each([
    [
      shareReserved(posting),
      'reserve:1',
      ['traderProfitShare 514600 USD', 'payoutReserve -514600 USD'],
    ],
    [
      reserveReleased(posting),
      'settle:1',
      ['payoutReserve 514600 USD', 'traderProfitShare -514600 USD'],
    ],
    [
      shareForfeited(posting),
      'settle:1',
      ['payoutReserve 514600 USD', 'forfeitedShares -514600 USD'],
    ],
    [
      shareReserved(withFee),
      'reserve:1',
      ['traderProfitShare 464700 USD', 'feeRefunds 49900 USD', 'payoutReserve -514600 USD'],
    ],
    [
      reserveReleased(withFee),
      'settle:1',
      ['payoutReserve 514600 USD', 'feeRefunds -49900 USD', 'traderProfitShare -464700 USD'],
    ],
    [
      shareForfeited(withFee),
      'settle:1',
      ['payoutReserve 514600 USD', 'feeRefunds -49900 USD', 'forfeitedShares -464700 USD'],
    ],
    [payoutSent(withFee), 'settle:1', ['payoutReserve 514600 USD', 'bank -514600 USD']],
    [payoutSent(posting), 'settle:1', ['payoutReserve 514600 USD', 'bank -514600 USD']],
    [
      payoutSent({ ...posting, traderFee: minor(2_500) }),
      'settle:1',
      ['payoutReserve 514600 USD', 'bank -512100 USD', 'bankFees -2500 USD'],
    ],
    [
      payoutSent({ ...posting, round: 2, converted: euros }),
      'settle:2',
      [
        'payoutReserve 514600 USD',
        'exchange -514600 USD',
        'exchange 474204 EUR',
        'bank -474204 EUR',
      ],
    ],
    [payoutReturned(posting), 'reserve:2', ['bank 514600 USD', 'payoutReserve -514600 USD']],
    [
      payoutReturned({ ...posting, lost: minor(1_500) }),
      'reserve:2',
      ['bank 513100 USD', 'bankFees 1500 USD', 'payoutReserve -514600 USD'],
    ],
    [
      payoutReturned({ ...posting, round: 3, converted: euros }),
      'reserve:4',
      [
        'exchange 514600 USD',
        'bank 474204 EUR',
        'exchange -474204 EUR',
        'payoutReserve -514600 USD',
      ],
    ],
  ])('books %#', (booked, key, lines) => {
    expect(booked.key).toBe(`payout:p1:${key}`)
    expect(shown(booked)).toEqual(lines)
    expect(balanced(booked)).toEqual({ ok: true })
    expect(booked.subject).toEqual({ type: 'payout', id: 'p1' })
  })

  it('keeps rate, source and time of a conversion, and nothing else of it', () => {
    expect(payoutSent({ ...posting, converted: euros }).conversion).toEqual(rate)
    expect(payoutReturned({ ...posting, converted: euros }).conversion).toEqual(rate)
    expect(payoutSent(posting).conversion).toBe(null)
  })

  it.each([-1, 514_600, 514_601])('refuses a fee of %d', (fee) => {
    expect(() => payoutSent({ ...posting, traderFee: minor(fee) })).toThrow('expected a fee')
    expect(() => payoutReturned({ ...posting, lost: minor(fee) })).toThrow('expected a loss')
  })

  it.each([0, -1, 1.5])('refuses the round %d', (round) => {
    expect(() => payoutSent({ ...posting, round })).toThrow('expected a round')
  })

  it('closes a reserve in one way only, since all three share a key', () => {
    const keys = [payoutSent, reserveReleased, shareForfeited].map((close) => close(posting).key)
    expect(new Set(keys).size).toBe(1)
  })
})

type Step = 'reserve' | 'release' | 'forfeit' | 'send' | 'return'

/** Books steps in any order and as often as they come, as a journal with a unique key would. */
function play(steps: readonly Step[], amount = minor(1_000)) {
  const journal = new Map<string, Entry>()
  const refused: Step[] = []
  let round = 1
  let open = false
  for (const [at, step] of steps.entries()) {
    const now = { payoutId: 'p1', amount, currency: 'USD', round, at } as const
    const booked = {
      reserve: () => shareReserved(now),
      release: () => reserveReleased(now),
      forfeit: () => shareForfeited(now),
      send: () => payoutSent(now),
      return: () => payoutReturned(now),
    }[step]()
    const sent = journal.get(`payout:p1:settle:${round}`)?.kind === 'payoutSent'
    const possible = { reserve: true, release: open, forfeit: open, send: open, return: sent }[step]
    if (!possible || journal.has(booked.key)) {
      refused.push(step)
      continue
    }
    journal.set(booked.key, booked)
    open = step === 'reserve' || step === 'return'
    if (step === 'return') round += 1
  }
  return { entries: [...journal.values()], refused }
}

describe('a journal of payouts', () => {
  const step = fc.constantFrom<Step>('reserve', 'release', 'forfeit', 'send', 'return')

  it('owes a payout once or not at all after any sequence of events', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const { entries } = play(steps)
        expect([0, 1_000]).toContain(owedOf('p1', entries))
        expect(balancesOf(entries).reduce((sum, { amount }) => sum + amount, 0)).toBe(0)
      }),
    )
  })

  it('is the same however often each event is delivered', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 15 }),
        fc.integer({ min: 1, max: 4 }),
        (steps, times) => {
          // A return of the next round is another event, so only the others are repeated at once.
          const repeated = steps.flatMap((one) =>
            one === 'return' ? [one] : Array.from({ length: times }, () => one),
          )
          expect(play(repeated).entries.map(({ key }) => key)).toEqual(
            play(steps).entries.map(({ key }) => key),
          )
        },
      ),
    )
  })

  it('closes every reserve at most once, and opens as many as were closed, or one more', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const { entries } = play(steps)
        const count = (part: string) => entries.filter(({ key }) => key.includes(part)).length
        expect([0, 1]).toContain(count(':reserve:') - count(':settle:'))
      }),
    )
  })

  it('holds on each account what the payouts say', () => {
    const payout = fc.record({
      amount: fc.integer({ min: 10, max: 1_000_000_00 }),
      fee: fc.integer({ min: 0, max: 9 }),
      end: fc.constantFrom('open', 'released', 'forfeited', 'sent', 'returned', 'sentAgain'),
    })
    fc.assert(
      fc.property(fc.array(payout, { maxLength: 20 }), (payouts) => {
        const entries: Entry[] = []
        const expected = {
          payoutReserve: 0,
          traderProfitShare: 0,
          forfeitedShares: 0,
          bank: 0,
          bankFees: 0,
        }
        payouts.forEach(({ amount, fee, end }, index) => {
          const common = {
            payoutId: `p${index}`,
            currency: 'USD',
            at: index,
            amount: minor(amount),
          } as const
          const traderFee = minor(fee)
          entries.push(shareReserved(common))
          if (end === 'released') entries.push(reserveReleased({ ...common, round: 1 }))
          if (end === 'forfeited') entries.push(shareForfeited({ ...common, round: 1 }))
          const sent = end === 'sent' || end === 'returned' || end === 'sentAgain'
          if (sent) entries.push(payoutSent({ ...common, round: 1, traderFee }))
          const back = end === 'returned' || end === 'sentAgain'
          if (back) entries.push(payoutReturned({ ...common, round: 1, lost: traderFee }))
          if (end === 'sentAgain') entries.push(payoutSent({ ...common, round: 2, traderFee }))
          expected.payoutReserve -= end === 'open' || end === 'returned' ? amount : 0
          expected.traderProfitShare += end === 'released' ? 0 : amount
          expected.forfeitedShares -= end === 'forfeited' ? amount : 0
          expected.bank -= end === 'sent' || end === 'sentAgain' ? amount - fee : 0
          expected.bankFees -= end === 'sent' || end === 'sentAgain' ? fee : 0
        })
        const found = balancesOf(entries)
        for (const [account, amount] of Object.entries(expected)) {
          const balance = found.find((one) => one.account === account)?.amount ?? 0
          expect({ account, amount: balance }).toEqual({
            account,
            amount: amount === 0 ? 0 : amount,
          })
        }
        for (const one of entries) expect(balanced(one)).toEqual({ ok: true })
      }),
    )
  })
})

describe('a fee that goes back with a payout', () => {
  it('is never more than what is owed, nor less than nothing', () => {
    expect(shareReserved({ ...posting, feeRefund: posting.amount }).lines).toHaveLength(2)
    expect(() => shareReserved({ ...posting, feeRefund: minor(514_601) })).toThrow(
      'expected a fee from 0 to 514600, was 514601',
    )
    expect(() => shareReserved({ ...posting, feeRefund: minor(-1) })).toThrow('was -1')
  })

  it('leaves no trace of its own when the payout is taken back', () => {
    const entries = [shareReserved(withFee), reserveReleased(withFee)]
    expect(balancesOf(entries)).toEqual([])
  })
})
