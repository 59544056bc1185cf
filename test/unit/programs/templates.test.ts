import { describe, expect, it } from '@jest/globals'
import { checkProgram } from '../../../src/domain/programs/checkProgram.js'
import { programInWords } from '../../../src/domain/programs/inWords.js'
import { phaseTerms } from '../../../src/domain/programs/phaseTerms.js'
import { programTemplates } from '../../../src/domain/programs/templates.js'
import { wordChanges } from '../../../src/domain/programs/wordChanges.js'
import { compilePhase } from '../../../src/domain/rules/compilePhase.js'
import { draftOf, registry, rule, target, termsOf } from './drafts.js'

describe('templates', () => {
  it.each(programTemplates)(
    '$key compiles for every phase and size, and has no finding',
    (each) => {
      const { terms, findings } = checkProgram(each.draft, registry)
      expect(findings).toEqual([])
      if (!terms) throw new Error('expected terms')
      for (const { size, currency } of terms.sizes) {
        for (const { key, rules } of terms.phases) {
          const own = phaseTerms(terms, { phase: key, size, currency })
          if (!own) throw new Error(`expected terms of ${key}`)
          const compiled = compilePhase(own, registry)
          expect(compiled.floors(compiled.start(Date.UTC(2026, 0, 5))).length).toBeGreaterThan(0)
          expect(compiled.terms.rules).toHaveLength(rules.length)
        }
        const words = programInWords(terms, { size, currency }, registry)
        for (const phase of words.phases) {
          for (const said of phase.rules) expect(said.words).toMatch(/\.$/)
        }
        expect(words.payout.length).toBeGreaterThan(2)
      }
    },
  )

  it('are the common shapes, each once', () => {
    expect(programTemplates.map(({ key }) => key)).toEqual([
      'two-step',
      'one-step',
      'three-step',
      'instant',
      'futures-end-of-day',
      'pay-after-pass',
    ])
  })
})

describe('programInWords', () => {
  const size = termsOf([target]).sizes[0]
  if (!size) throw new Error('expected a size')

  it('says each rule with the amounts of the size', () => {
    const terms = termsOf([target, rule('dailyLoss', { percent: 400 })])
    const words = programInWords(terms, size, registry)
    expect(words.phases[0]?.rules[0]?.words).toContain('8,000.00')
    expect(words.phases[0]?.rules[1]?.words).toContain('4,000.00 (4 % of 100,000.00)')
    expect(words.payout[0]).toContain('80 %')
    expect(words.day).toBe('A new day begins at 00:00 Prague time.')
  })

  it('leaves a rule unsaid that nobody knows, and says the others', () => {
    const terms = termsOf([target, rule('vanished')])
    const [phase] = programInWords(terms, size, registry).phases
    expect(phase?.rules.map(({ words }) => words === null)).toEqual([false, true])
  })

  it('leaves payouts unsaid where the size has no amount', () => {
    const minimum = { bySize: [{ size: 1, currency: 'USD', amount: 5 }] }
    const terms = termsOf([target], { payout: { minimum } })
    expect(programInWords(terms, size, registry).payout).toEqual([])
    expect(checkProgram(draftOf([target], { payout: { minimum } }), registry).findings).not.toEqual(
      [],
    )
  })
})

describe('wordChanges', () => {
  it('keeps what stays and marks what came and went', () => {
    expect(wordChanges('You have 30 days.', 'You have 40 days.')).toEqual([
      { text: 'You have', kind: 'same' },
      { text: '40', kind: 'new' },
      { text: '30', kind: 'old' },
      { text: 'days.', kind: 'same' },
    ])
  })

  it('is the sentence itself where nothing changed', () => {
    expect(wordChanges('A b c.', 'A b c.')).toEqual([{ text: 'A b c.', kind: 'same' }])
  })

  it.each([
    ['a b c', 'c b a'],
    ['a', 'b c d'],
    ['one two three four', 'two four five'],
  ])('holds both sentences: %s | %s', (before, after) => {
    const parts = wordChanges(before, after)
    const text = (kind: string) =>
      parts
        .filter((part) => part.kind !== kind)
        .map((part) => part.text)
        .join(' ')
    expect(text('old')).toBe(after)
    expect(text('new')).toBe(before)
  })
})
