import { describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { defineEvent, variablesOf } from '../../../src/domain/events/defineEvent.js'
import type { EventDefinition } from '../../../src/domain/events/defineEvent.js'
import { makeRegistry } from '../../../src/domain/events/eventRegistry.js'
import { journeyEvents } from '../../../src/domain/events/journeyEvents.js'
import { money, optional, text } from '../../../src/domain/events/variable.js'

const trial: EventDefinition = defineEvent({
  name: 'trial.happened',
  label: 'Trial',
  when: 'A test runs.',
  audience: 'none',
  variables: z.object({ note: text('Note', 'A note.') }),
  mandatory: ['note'],
  sample: { note: 'a' },
})
const other = (change: Partial<EventDefinition>): EventDefinition => ({ ...trial, ...change })

describe('the registry of events', () => {
  it('accepts every event of the product', () => {
    expect(makeRegistry(journeyEvents).all).toHaveLength(journeyEvents.length)
  })

  it('finds an event by its name and nothing by another', () => {
    const registry = makeRegistry([trial])
    expect(registry.find('trial.happened')).toBe(trial)
    expect(registry.find('constructor')).toBeUndefined()
  })

  it.each<[string, EventDefinition[], RegExp]>([
    ['a name used twice', [trial, trial], /"trial.happened" is defined twice/],
    ['a name without a subject', [other({ name: 'happened' })], /expected a name such as/],
    ['`when` that is no sentence', [other({ when: 'sometimes' })], /to be a sentence/],
    ['a sample that is refused', [other({ sample: { note: 7 } })], /its sample is refused: note/],
    ['an unknown mandatory variable', [other({ mandatory: ['lost'] })], /"lost" is not one/],
    [
      'an optional mandatory variable',
      [other({ variables: z.object({ note: optional(text('Note', 'A note.'), '-') }) })],
      /"note" is optional/,
    ],
    [
      'a variable without label and kind',
      [other({ variables: z.object({ note: z.string() }) })],
      /variable "note": expected text\(\), money\(\)/,
    ],
    [
      'a variable named as a common one',
      [
        other({
          variables: z.object({ firmName: text('Firm', 'A firm.') }),
          sample: { firmName: 'x' },
          mandatory: [],
        }),
      ],
      /"firmName": the name belongs to/,
    ],
    [
      'a variable that means something else elsewhere',
      [
        trial,
        other({
          name: 'trial.ended',
          variables: z.object({ note: money('Note', 'A bank note.') }),
          sample: { note: { amount: 1, currency: 'USD' } },
        }),
      ],
      /one name means one thing/,
    ],
  ])('refuses %s', (_case, events, message) => {
    expect(() => makeRegistry(events)).toThrow(message)
  })
})

describe('the events of the product', () => {
  it('has those of the journey', () => {
    expect(journeyEvents.map(({ name }) => name).sort()).toEqual([
      'account.breachSettled',
      'account.breached',
      'account.closed',
      'account.expired',
      'account.funded',
      'account.grown',
      'account.opened',
      'account.provisioningFailed',
      'account.violationRecorded',
      'account.warning',
      'agreement.accepted',
      'agreement.requested',
      'appeal.granted',
      'appeal.opened',
      'appeal.upheld',
      'appeal.withdrawn',
      'challenge.passed',
      'challenge.versionDeclined',
      'challenge.versionMoved',
      'challenge.versionOffered',
      'kyc.approved',
      'kyc.needsMoreInfo',
      'kyc.rejected',
      'kyc.requested',
      'kyc.submitted',
      'operator.invited',
      'operator.resetPassword',
      'order.disputed',
      'order.mismatch',
      'order.paid',
      'order.refunded',
      'payout.approved',
      'payout.claimable',
      'payout.failed',
      'payout.needsInfo',
      'payout.paid',
      'payout.rejectedForfeited',
      'payout.rejectedReturned',
      'payout.requested',
      'payout.returned',
      'payoutMethod.changed',
      'phase.passed',
      'platform.disconnected',
      'trader.banned',
      'trader.resetPassword',
      'trader.restricted',
      'trader.unbanned',
      'trader.verifyEmail',
      'worker.silent',
    ])
  })

  it('carries no password and no name, address or number of a person', () => {
    const names = journeyEvents.flatMap((event) => variablesOf(event).map(({ name }) => name))
    expect(names.filter((name) => /password|e?mail|phone|iban|birth/i.test(name))).toEqual([])
    expect(names.filter((name) => /^(first|last|full|trader)Name$/.test(name))).toEqual([])
  })

  it('gives every variable words for a person who does not program', () => {
    for (const event of journeyEvents) {
      for (const { label, description } of variablesOf(event)) {
        expect(label).toMatch(/^[A-Z][^_]*[^.]$/)
        expect(description).toMatch(/^[A-Z].*\.$/)
      }
    }
  })
})
