import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { balancesOf } from '../../../src/domain/journal/balances.js'
import type { Entry } from '../../../src/domain/journal/entry.js'
import {
  chargebackLost,
  chargebackOpened,
  chargebackWon,
  orderPaid,
  orderPartlyRefunded,
  orderRefunded,
} from '../../../src/domain/journal/orderPostings.js'
import { minor } from '../../../src/domain/money/minor.js'

const posting = { orderId: 'o1', amount: minor(49_900), currency: 'USD', at: 7 } as const

const shown = ({ lines }: Entry) =>
  lines.map(({ account, amount, currency }) => `${account} ${amount} ${currency}`)

describe('the postings of an order', () => {
  it.each([
    [orderPaid(posting), 'order:o1:paid', ['bank 49900 USD', 'challengeFees -49900 USD']],
    [
      orderRefunded({ ...posting, refund: 'r1' }),
      'order:o1:refund:r1',
      ['feeRefunds 49900 USD', 'bank -49900 USD'],
    ],
    [
      orderPartlyRefunded({ ...posting, refund: 'r1', amount: minor(100) }),
      'order:o1:refund:r1',
      ['feeRefunds 100 USD', 'bank -100 USD'],
    ],
    [
      chargebackOpened({ ...posting, dispute: 1 }),
      'order:o1:chargeback:1:opened',
      ['disputedFunds 49900 USD', 'bank -49900 USD'],
    ],
    [
      chargebackWon({ ...posting, dispute: 1 }),
      'order:o1:chargeback:1:closed',
      ['bank 49900 USD', 'disputedFunds -49900 USD'],
    ],
    [
      chargebackLost({ ...posting, dispute: 2 }),
      'order:o1:chargeback:2:closed',
      ['chargebackLosses 49900 USD', 'disputedFunds -49900 USD'],
    ],
  ])('books %#', (booked, key, lines) => {
    expect(booked.key).toBe(key)
    expect(shown(booked)).toEqual(lines)
    expect(booked).toMatchObject({ subject: { type: 'order', id: 'o1' }, at: 7, conversion: null })
  })

  it('ends a dispute once, since won and lost have the same key', () => {
    const dispute = { ...posting, dispute: 1 }
    expect(chargebackWon(dispute).key).toBe(chargebackLost(dispute).key)
    expect(chargebackWon(dispute).key).not.toBe(chargebackWon({ ...dispute, dispute: 2 }).key)
  })

  it.each([0, -1])('books nothing for %d', (amount) => {
    expect(() => orderPaid({ ...posting, amount: minor(amount) })).toThrow('more than zero')
  })

  it('leaves in the bank what was paid, less what was refunded, disputed and lost', () => {
    const order = fc.record({
      amount: fc.integer({ min: 2, max: 10_000_000 }),
      part: fc.integer({ min: 0, max: 1_000_000 }),
      end: fc.constantFrom('none', 'refund', 'open', 'won', 'lost'),
    })
    fc.assert(
      fc.property(fc.array(order, { maxLength: 20 }), (orders) => {
        const entries: Entry[] = []
        let bank = 0
        let held = 0
        orders.forEach(({ amount, part, end }, index) => {
          const common = { orderId: `o${index}`, currency: 'USD', at: index } as const
          const taken = part % amount
          entries.push(orderPaid({ ...common, amount: minor(amount) }))
          if (taken > 0) {
            entries.push(orderPartlyRefunded({ ...common, refund: 'p', amount: minor(taken) }))
          }
          const left = minor(amount - taken)
          const dispute = { ...common, amount: left, dispute: 1 }
          if (end === 'refund')
            entries.push(orderRefunded({ ...common, refund: 'f', amount: left }))
          if (['open', 'won', 'lost'].includes(end)) entries.push(chargebackOpened(dispute))
          if (end === 'won') entries.push(chargebackWon(dispute))
          if (end === 'lost') entries.push(chargebackLost(dispute))
          bank += end === 'none' || end === 'won' ? left : 0
          held += end === 'open' ? left : 0
        })
        const of = (account: string) =>
          balancesOf(entries).find((balance) => balance.account === account)?.amount ?? 0
        expect(of('bank')).toBe(bank)
        expect(of('disputedFunds')).toBe(held)
      }),
    )
  })
})
