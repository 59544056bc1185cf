import { describe, expect, it } from '@jest/globals'
import { minor } from '../../../../src/domain/money/minor.js'
import { matchOrder, type ExpectedOrder } from '../../../../src/providers/payments/matchOrder.js'
import type { PaymentEvent, PaymentEventType } from '../../../../src/providers/payments/types.js'

const order: ExpectedOrder = {
  amount: minor(49_900),
  currency: 'USD',
  program: 'one-step-trail',
  size: minor(10_000_000),
  coupon: null,
  refunded: minor(0),
}
const event: PaymentEvent = {
  id: 'evt_1',
  type: 'paid',
  orderReference: 'O-7731',
  amount: minor(49_900),
  currency: 'USD',
  program: 'one-step-trail',
  size: minor(10_000_000),
  coupon: null,
  customer: { email: 'ada@example.org', name: 'Ada', country: 'NG' },
  occurredAt: 0,
}

describe('matchOrder', () => {
  it('accepts a report that agrees with the order', () => {
    expect(matchOrder(order, event)).toEqual({ ok: true })
  })

  it.each([
    [{ amount: minor(4_900) }, { field: 'amount', expected: '499.00 USD', was: '49.00 USD' }],
    [{ amount: minor(49_901) }, { field: 'amount', expected: '499.00 USD', was: '499.01 USD' }],
    [{ currency: 'EUR' as const }, { field: 'currency', expected: 'USD', was: 'EUR' }],
    [{ program: 'two-step' }, { field: 'program', expected: 'one-step-trail', was: 'two-step' }],
    [{ size: minor(20_000_000) }, { field: 'size', expected: '10000000', was: '20000000' }],
    [{ coupon: 'HALF' }, { field: 'coupon', expected: 'none', was: '"HALF"' }],
    [{ coupon: 'none' }, { field: 'coupon', expected: 'none', was: '"none"' }],
  ])('names the difference when the report says %j', (change, difference) => {
    expect(matchOrder(order, { ...event, ...change })).toEqual({
      ok: false,
      differences: [difference],
    })
  })

  it('names the coupon that the report leaves out', () => {
    expect(matchOrder({ ...order, coupon: 'HALF' }, event)).toMatchObject({
      differences: [{ field: 'coupon', expected: '"HALF"', was: 'none' }],
    })
  })

  it('names every difference at once', () => {
    const other = { amount: minor(1), currency: 'JPY' as const, size: minor(1), coupon: 'X' }
    const match = matchOrder(order, { ...event, ...other, program: 'p' })
    expect(match.ok || match.differences.map(({ field }) => field)).toEqual([
      'amount',
      'currency',
      'program',
      'size',
      'coupon',
    ])
    expect(match.ok || match.differences[0]?.was).toBe('1 JPY')
  })

  it.each<[PaymentEventType, { refunded: number; amount: number }, boolean]>([
    ['paid', { refunded: 0, amount: 49_900 }, true],
    ['paid', { refunded: 0, amount: 49_899 }, false],
    ['refunded', { refunded: 0, amount: 49_900 }, true],
    ['refunded', { refunded: 0, amount: 49_899 }, false],
    ['refunded', { refunded: 10_000, amount: 39_900 }, true],
    ['refunded', { refunded: 10_000, amount: 49_900 }, false],
    ['partlyRefunded', { refunded: 0, amount: 1 }, true],
    ['partlyRefunded', { refunded: 0, amount: 49_899 }, true],
    ['partlyRefunded', { refunded: 0, amount: 49_900 }, false],
    ['partlyRefunded', { refunded: 10_000, amount: 39_899 }, true],
    ['partlyRefunded', { refunded: 10_000, amount: 39_900 }, false],
    ['disputed', { refunded: 0, amount: 49_900 }, true],
    ['disputed', { refunded: 0, amount: 20_000 }, true],
    ['disputed', { refunded: 0, amount: 49_901 }, false],
    ['disputed', { refunded: 10_000, amount: 39_901 }, false],
    ['disputeWon', { refunded: 0, amount: 49_900 }, true],
    ['disputeWon', { refunded: 0, amount: 49_901 }, false],
    ['disputeLost', { refunded: 0, amount: 49_900 }, true],
    ['disputeLost', { refunded: 0, amount: 49_901 }, false],
  ])('judges %s with %j: %s', (type, { refunded, amount }, ok) => {
    const match = matchOrder(
      { ...order, refunded: minor(refunded) },
      { ...event, type, amount: minor(amount) },
    )
    expect(match.ok).toBe(ok)
  })
})
