import { describe, expect, it } from '@jest/globals'
import { bandOf } from '../../../src/admin/parts/bands.js'
import { limitWords } from '../../../src/admin/account/LimitText.js'
import type { NamedLimit } from '../../../src/readModels/limits.js'

const words = (given: Partial<NamedLimit>) => {
  const limit: NamedLimit = {
    rule: 'maximumLoss',
    kind: 'maximumLoss',
    sense: 'floor',
    title: 'Maximum loss limit',
    unit: 'money',
    limit: 9_924_080,
    figure: 9_976_435,
    used: 0,
    ...given,
  }
  return limitWords(limit, { currency: 'USD', zone: 'UTC' })
}

describe('a limit beside the one that decided', () => {
  it('is kept with the room left, a cent above, at and a cent below its floor', () => {
    expect(words({}).text).toBe('kept, 523.55 left')
    expect(words({ figure: 9_924_081 }).text).toBe('kept, 0.01 left')
    expect(words({ figure: 9_924_080 })).toMatchObject({ tone: 'done', text: 'kept, 0.00 left' })
    expect(words({ figure: 9_924_079 })).toMatchObject({ tone: 'bad', text: 'broken by 0.01' })
  })

  it('says how far a target is, or that it was reached', () => {
    const goal = {
      sense: 'goal' as const,
      kind: 'profitTarget',
      title: 'Profit target',
      limit: 5_250_000,
    }
    expect(words({ ...goal, figure: 5_187_420 }).text).toBe('625.80 to go')
    expect(words({ ...goal, figure: 5_250_000 })).toMatchObject({ tone: 'done', text: 'reached' })
  })

  it('counts days and names a deadline', () => {
    expect(words({ sense: 'goal', unit: 'days', figure: 3, limit: 5 }).text).toBe('3 of 5 days')
    const until = Date.parse('2026-12-12T00:00:00Z')
    expect(words({ sense: 'deadline', unit: 'time', limit: until }).text).toBe('until 12 Dec 2026')
  })
})

describe('the band of a limit', () => {
  it('is calm, near from the second last cut and at the limit from the last', () => {
    const at = (percent: number) => bandOf(percent * 100, [50, 70, 90])
    expect([69.9, 70, 89.9, 90, 100.8].map(at)).toEqual(['calm', 'near', 'near', 'at', 'at'])
  })
})
