import { describe, expect, it } from '@jest/globals'
import { minor } from '../../../src/domain/money/minor.js'
import {
  chooseConnection,
  phaseTerms,
  platformMapping,
} from '../../../src/domain/programs/phaseTerms.js'
import { evaluationPhases, programTermsSchema } from '../../../src/domain/programs/terms.js'
import { checkTerms } from '../../../src/services/programs/checkTerms.js'
import { testSize, testTerms } from '../../fixtures/firmTerms.js'

const terms = testTerms()
const [first] = terms.phases

type Draft = Record<string, unknown>

/** The terms with one thing changed. */
const but = (change: Draft): Draft => ({ ...terms, ...change })

describe('checkTerms', () => {
  it('fills in what a draft leaves out', () => {
    const checked = checkTerms(terms)
    expect(checked).toMatchObject({
      ok: true,
      terms: {
        kyc: true,
        agreement: true,
        platformMap: [{ phase: 'any', leverage: 100, namePattern: '{reference} {phase}' }],
        payout: { splitBps: [8_000] },
      },
    })
  })

  const size = { size: testSize, currency: 'USD' }
  const wrong: [string, unknown, string][] = [
    ['no terms at all', null, ': '],
    ['an unknown member', but({ colour: 'red' }), 'colour'],
    [
      'a zone that is an offset',
      but({ calendar: { zone: '+02:00', resetAt: '00:00' } }),
      'calendar.zone: expected an IANA zone',
    ],
    [
      'a reset that is no time',
      but({ calendar: { zone: 'UTC', resetAt: '24:00' } }),
      'calendar.resetAt: expected a time',
    ],
    ['no size', but({ sizes: [] }), 'sizes: '],
    [
      'half a cent',
      but({ sizes: [{ size: 0.5, currency: 'USD' }] }),
      'sizes.0.size: expected whole minor units',
    ],
    [
      'a negative size',
      but({ sizes: [{ size: -1, currency: 'USD' }] }),
      'sizes.0.size: expected an amount that is not negative',
    ],
    [
      'a size beyond exact integers',
      but({ sizes: [{ size: 2 ** 53, currency: 'USD' }] }),
      'sizes.0.size: expected whole minor units',
    ],
    [
      'an unknown currency',
      but({ sizes: [{ size: 1, currency: 'ZZZ' }] }),
      'sizes.0.currency: expected a currency code',
    ],
    ['a size that stands there twice', but({ sizes: [size, size] }), 'sizes.1: '],
    [
      'a phase without rules',
      but({ phases: [{ ...first, rules: [] }, terms.phases[2]] }),
      'phases.0.rules: a phase without rules can never end',
    ],
    [
      'phases out of order',
      but({ phases: [terms.phases[1], terms.phases[2]] }),
      'phases: expected the phases evaluation-1, funded',
    ],
    [
      'no funded phase',
      but({ phases: [first] }),
      'phases: expected the phases evaluation-1, funded',
    ],
    [
      'a phase with another key',
      but({ phases: [{ ...first, key: 'demo' }] }),
      'phases.0.key: expected evaluation-1',
    ],
    [
      'no connection',
      but({ platformMap: [{ connections: [], group: 'demo' }] }),
      'platformMap.0.connections: ',
    ],
    [
      'a weight of nothing',
      but({ platformMap: [{ connections: [{ connection: 'Paper', weight: 0 }], group: 'demo' }] }),
      'platformMap.0.connections.0.weight: ',
    ],
    [
      'a mapping for a phase that is none',
      but({
        platformMap: [...terms.platformMap, { ...terms.platformMap[0], phase: 'evaluation-3' }],
      }),
      'platformMap.1.phase: ',
    ],
    ['a split above the whole', but({ payout: { splitBps: 10_001 } }), 'payout.splitBps'],
    ['an unknown payout term', but({ payout: { spilt: 8_000 } }), 'payout'],
  ]

  it.each(wrong)('names the place for %s', (_what, draft, problem) => {
    const checked = checkTerms(draft)
    expect(checked.ok).toBe(false)
    expect(checked.ok ? '' : checked.problems.join('; ')).toContain(problem)
  })
})

describe('phaseTerms', () => {
  const parsed = programTermsSchema.parse(
    but({
      sizes: [
        { size: testSize, currency: 'USD' },
        { size: testSize, currency: 'EUR', startingBalance: 0 },
      ],
    }),
  )

  it('starts an account at its size unless the terms say otherwise', () => {
    const choice = { phase: 'funded', size: minor(testSize) }
    expect(phaseTerms(parsed, { ...choice, currency: 'USD' })?.startingBalance).toBe(testSize)
    expect(phaseTerms(parsed, { ...choice, currency: 'EUR' })?.startingBalance).toBe(0)
  })

  it('has none for a phase, size or currency that is not sold', () => {
    const choice = { phase: 'funded', size: minor(testSize), currency: 'USD' } as const
    expect(phaseTerms(parsed, { ...choice, phase: 'evaluation-3' })).toBeNull()
    expect(phaseTerms(parsed, { ...choice, size: minor(1) })).toBeNull()
    expect(phaseTerms(parsed, { ...choice, currency: 'GBP' })).toBeNull()
  })

  it('counts the evaluation phases', () => {
    expect(evaluationPhases(parsed)).toBe(2)
  })
})

describe('platformMapping', () => {
  const row = (group: string, more: Draft = {}) => ({
    connections: [{ connection: 'Paper' }],
    group,
    ...more,
  })
  const parsed = programTermsSchema.parse(
    but({
      platformMap: [
        row('any'),
        row('funded', { phase: 'funded' }),
        row('funded-euro', { phase: 'funded', currency: 'EUR' }),
      ],
    }),
  )
  const groupOf = (phase: string, currency: 'USD' | 'EUR') =>
    platformMapping(parsed, { phase, size: minor(testSize), currency })?.group

  it('takes the most special row that fits', () => {
    expect(groupOf('evaluation-1', 'EUR')).toBe('any')
    expect(groupOf('funded', 'USD')).toBe('funded')
    expect(groupOf('funded', 'EUR')).toBe('funded-euro')
  })

  it('finds none where no row fits', () => {
    const only = programTermsSchema.parse(but({ platformMap: [row('x', { phase: 'funded' })] }))
    const choice = { phase: 'evaluation-1', size: minor(testSize), currency: 'USD' } as const
    expect(platformMapping(only, choice)).toBeNull()
  })
})

describe('chooseConnection', () => {
  const [mapping] = programTermsSchema.parse(
    but({
      platformMap: [
        {
          connections: [
            { connection: 'a', weight: 1 },
            { connection: 'b', weight: 3 },
          ],
          group: 'demo',
        },
      ],
    }),
  ).platformMap

  it('shares accounts out by weight', () => {
    if (!mapping) throw new Error('expected a mapping')
    const chosen = Array.from({ length: 400 }, (_, n) => chooseConnection(mapping, n / 400))
    expect(chosen.filter((name) => name === 'a')).toHaveLength(100)
    expect(chosen.filter((name) => name === 'b')).toHaveLength(300)
  })

  it('leaves out connections that failed, and answers null when none is left', () => {
    if (!mapping) throw new Error('expected a mapping')
    expect(chooseConnection(mapping, 0, ['a'])).toBe('b')
    expect(chooseConnection(mapping, 0, ['a', 'b'])).toBeNull()
  })
})
