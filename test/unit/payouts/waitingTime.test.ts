import { describe, expect, it } from '@jest/globals'
import { payoutTermsSchema } from '../../../src/domain/payouts/payoutTerms.js'
import { waitingTime, type WaitingInput } from '../../../src/domain/payouts/waitingTime.js'

const at = (text: string) => Date.parse(text)
const input: WaitingInput = {
  terms: payoutTermsSchema.parse({ firstWaitDays: 14, nextWaitDays: 7, waitFrom: 'firstTrade' }),
  calendar: { zone: 'Europe/Prague', resetAt: '00:00' },
  openedAt: at('2026-03-01T09:00:00Z'),
  firstTradeAt: at('2026-03-20T22:59:00Z'),
  lastRequestedAt: null,
  tradedSinceAt: null,
  cycle: null,
  at: 0,
}

describe('waitingTime', () => {
  it.each([
    ['2026-04-02T21:59:59.999Z', false, 13],
    ['2026-04-02T22:00:00.000Z', true, 14],
  ])('over a change to summer time, at %s: %s', (now, over, days) => {
    expect(waitingTime({ ...input, at: at(now) })).toEqual({
      over,
      days,
      required: 14,
      availableFrom: at('2026-04-02T22:00:00Z'),
      availableOn: '2026-04-03',
    })
  })

  it('counts days of the program: a minute later belongs to the next one', () => {
    const late = { ...input, firstTradeAt: at('2026-03-20T23:00:00Z') }
    expect(waitingTime({ ...late, at: at('2026-04-02T22:00:00Z') }).over).toBe(false)
    const newYork = { ...input, calendar: { zone: 'America/New_York', resetAt: '17:00' } }
    const waiting = waitingTime({ ...newYork, at: at('2026-04-03T20:59:59Z') })
    expect(waiting).toMatchObject({ over: false, availableFrom: at('2026-04-03T21:00:00Z') })
  })

  it('counts from the last request, with the wait of later payouts', () => {
    const later = { ...input, lastRequestedAt: at('2026-10-14T09:00:00Z') }
    expect(waitingTime({ ...later, at: at('2026-10-20T12:00:00Z') })).toMatchObject({ over: false, days: 6, required: 7 }) // prettier-ignore
    expect(waitingTime({ ...later, at: at('2026-10-20T22:00:00Z') })).toMatchObject({
      over: true,
      days: 7,
    })
    expect(waitingTime({ ...later, at: at('2026-10-24T23:30:00Z') }).days).toBe(11)
    expect(waitingTime({ ...later, at: at('2026-11-12T08:14:22Z') }).days).toBe(29)
  })

  it('counts from the opening of the account, where the terms say so', () => {
    const terms = { ...input.terms, waitFrom: 'accountOpened' as const }
    expect(waitingTime({ ...input, terms, at: at('2026-03-15T09:00:00Z') })).toMatchObject({ over: true, days: 14 }) // prettier-ignore
  })

  it('does not begin before the first trade', () => {
    const none = { ...input, firstTradeAt: null, at: at('2027-01-01T00:00:00Z') }
    expect(waitingTime(none)).toEqual({
      over: false,
      required: 14,
      days: null,
      availableOn: null,
      availableFrom: null,
    })
  })

  it('is over at once without a wait', () => {
    const terms = { ...input.terms, firstWaitDays: 0 }
    expect(waitingTime({ ...input, terms, at: input.firstTradeAt ?? 0 })).toMatchObject({ over: true, days: 0 }) // prettier-ignore
    expect(waitingTime({ ...input, terms, firstTradeAt: null }).over).toBe(true)
  })
})
