import { describe, expect, it } from '@jest/globals'
import {
  domainEvent,
  eventOf,
  parseVariables,
  withoutSecrets,
} from '../../../src/domain/events/domainEvent.js'
import { journeyEvents } from '../../../src/domain/events/journeyEvents.js'
import { minor } from '../../../src/domain/money/minor.js'

const closed = {
  accountLogin: '5099310',
  programName: 'One-Step',
  closedAt: '2026-11-12T13:05:00.000Z',
  reason: 'You asked us to.',
}

describe('an event', () => {
  it('is stored as plain JSON that reads back as itself', () => {
    const event = domainEvent('order.refunded', {
      orderReference: 'O-1',
      programName: 'One-Step',
      amountRefunded: { amount: minor(49_900), currency: 'USD' },
      refundedAt: '2026-11-03T09:00:00.000Z',
      reason: 'x',
    })
    expect(JSON.parse(JSON.stringify(event))).toEqual(event)
  })

  it.each(journeyEvents.map((event) => [event.name, event] as const))(
    'keeps every variable of its sample: %s',
    (_name, event) => {
      expect(eventOf(event, Object(event.sample)).variables).toEqual(event.sample)
    },
  )

  it('drops what the event does not know', () => {
    const known = { ...closed, iban: 'CZ65' }
    expect(domainEvent('account.closed', known).variables).toEqual(closed)
  })

  it('names the event and the variable that does not fit', () => {
    expect(() => domainEvent('account.closed', { ...closed, reason: '' })).toThrow(
      /^event "account.closed": reason: /,
    )
    expect(() => domainEvent('account.closed', { ...closed, closedAt: '12 Nov' })).toThrow(
      /closedAt/,
    )
  })

  it.each([0.5, Number.NaN, 2 ** 53, '1'])('refuses the amount %s', (amount) => {
    const [event] = journeyEvents
    const stored = { ...event.sample, amountPaid: { amount, currency: 'USD' } }
    expect(parseVariables(event, stored)).toMatchObject({ ok: false, path: 'amountPaid.amount' })
  })

  it('leaves out links that let their holder in, for audit and webhooks', () => {
    const event = journeyEvents.find(({ name }) => name === 'trader.resetPassword')
    if (!event) throw new Error('no event')
    expect(Object.keys(withoutSecrets(event, Object(event.sample)))).toEqual(['linkExpiresAt'])
  })
})
