import { describe, expect, it } from '@jest/globals'
import { ruleRegistry } from '../../../src/domain/rules/ruleRegistry.js'
import { timelineWords } from '../../../src/admin/trader/timelineWords.js'
import { lifecycles } from '../../../src/domain/lifecycles/all.js'
import type { TimelineEntry } from '../../../src/readModels/trader/readTraderTimeline.js'

const entry = (given: Partial<TimelineEntry>): TimelineEntry => ({
  id: '1',
  at: 0,
  event: 'account.breach',
  type: 'account',
  subjectId: null,
  label: '5081206',
  from: null,
  to: null,
  actorType: 'system',
  actorName: 'System',
  reason: null,
  facts: {},
  ...given,
})

const words = (given: Partial<TimelineEntry>) =>
  timelineWords(entry(given), { rules: ruleRegistry(), lifecycles, zone: 'Europe/Prague' })

describe('a line of the timeline', () => {
  it('names rule and figure of a breach', () => {
    const ruling = {
      rule: 'dailyLoss',
      unit: 'money',
      limit: 2_421_400,
      figure: 2_420_615,
      currency: 'USD',
    }
    expect(words({ to: 'breached', facts: { ruling } })).toEqual({
      tone: 'bad',
      text: '5081206 breached, daily loss, 7.85 under',
    })
  })

  it('says what was bought and for how much', () => {
    const facts = { program: 'Two-Step 50K', amount: 32_900, currency: 'USD' }
    expect(words({ event: 'order.pay', facts }).text).toBe('Bought Two-Step 50K, 329.00')
  })

  it('tells any other move by the status it led to, with who and why', () => {
    const by = { actorType: 'operator', actorName: 'Ines Halvorsen', reason: 'abuse' }
    const given = { event: 'trader.ban', type: 'trader', label: 'T-18833', to: 'banned', ...by }
    expect(words(given)).toEqual({ tone: 'bad', text: 'T-18833 banned by Ines Halvorsen: abuse' })
  })

  it('names the rule of a violation, of which there may be two at once', () => {
    const given = { event: 'violation.overturn', type: 'violation', label: 'V-12' }
    const by = { to: 'overturned', actorType: 'operator', actorName: 'Ines Halvorsen' }
    expect(words({ ...given, ...by, facts: { rule: 'dailyLoss-2' } }).text).toBe(
      'V-12 (daily loss) overturned by Ines Halvorsen',
    )
  })

  it('does not name the person on their own page, nor what the system says of a purchase', () => {
    const trader = { actorType: 'trader', actorName: 'T-18833' }
    expect(
      words({ event: 'kycCase.submit', type: 'kycCase', to: 'submitted', ...trader }).text,
    ).toBe('Identity submitted')
    expect(words({ event: 'kycCase.requested', type: 'kycCase' }).text).toBe(
      'Identity check requested',
    )
    const facts = { program: 'Two-Step 50K', amount: 32_900, currency: 'USD' }
    const reason = 'Reported by the checkout as paid.'
    expect(words({ event: 'order.pay', facts, reason }).text).toBe('Bought Two-Step 50K, 329.00')
  })

  it('says something readable about an event of a host that it does not know', () => {
    expect(words({ event: 'account.scoreChanged', facts: { amount: 'much' } }).text).toBe(
      '5081206 score changed',
    )
  })

  it('keeps a sentence where the facts have another form than expected', () => {
    expect(words({ event: 'order.pay', to: 'paid', facts: { amount: 'much' } }).text).toBe(
      '5081206 paid',
    )
  })
})
