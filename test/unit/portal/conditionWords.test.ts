import { describe, expect, it } from '@jest/globals'
import { conditionCodes, forTrader } from '../../../src/domain/payouts/condition.js'
import type { PayoutFacts } from '../../../src/domain/payouts/payoutFacts.js'
import { evaluateConditions } from '../../../src/domain/payouts/evaluateConditions.js'
import { conditionWords } from '../../../src/portal/payouts/conditionWords.js'
import { offer } from '../../../src/portal/payouts/quoteShape.js'
import { facts } from '../payouts/samples.js'

const asSent = (conditions: unknown): unknown => JSON.parse(JSON.stringify(conditions))

const shown = (change: Partial<PayoutFacts>) =>
  offer
    .parse({
      quote: { ok: false, steps: [] },
      conditions: asSent(forTrader(evaluateConditions({ ...facts(), ...change }))),
      possible: false,
      claim: null,
      cycles: null,
      words: [],
      growth: null,
    })
    .conditions.map((condition) => ({ code: condition.code, ...conditionWords(condition) }))

describe('the conditions of a payout, as the trader reads them', () => {
  it('say what to do about each that is not met', () => {
    const account = { ...facts().account, openPositions: 2 }
    const identity = { caseId: null, status: null, expiresAt: null }
    const words = new Map(
      shown({ account, method: null, identity }).map((each) => [each.code, each]),
    )
    expect(words.get('noOpenPositions')?.text).toBe('2 positions open. Close all positions first.')
    expect(words.get('method')).toMatchObject({ page: 'payout-method' })
    expect(words.get('identity')).toMatchObject({ page: 'identity' })
  })

  it('never tell what the firm suspects', () => {
    expect(conditionCodes).toContain('noSuspicions')
    const codes = shown({ suspectedViolations: 1 }).map(({ code }) => code)
    expect(codes).not.toContain('noSuspicions')
    expect(codes.length).toBeGreaterThan(5)
  })

  it('show one that this portal does not know with the words it came with', () => {
    const later = {
      code: 'newlyInvented',
      label: 'Days without news trades',
      met: false,
      blocks: 'request',
      value: { kind: 'days', days: 1 },
      required: { is: 'atLeast', value: { kind: 'days', days: 3 } },
    } as const
    expect(conditionWords(later).text).toBe(
      'Days without news trades: 1 day; needed: at least 3 days.',
    )
  })
})
