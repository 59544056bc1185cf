import { describe, expect, it } from '@jest/globals'
import { suffixOf, typedFigure } from '../../../src/admin/program/inputs/typed.js'
import { checkProgram } from '../../../src/domain/programs/checkProgram.js'
import { differences } from '../../../src/domain/programs/differences.js'
import { phaseTerms } from '../../../src/domain/programs/phaseTerms.js'
import { ruleCatalogue } from '../../../src/domain/programs/ruleCatalogue.js'
import { minor } from '../../../src/domain/money/minor.js'
import type { ParameterField } from '../../../src/domain/rules/parameterFields.js'
import { draftOf, floor, registry, rule, target, termsOf } from './drafts.js'

const sizes = [
  { size: 5_000_000, currency: 'USD' },
  { size: 10_000_000, currency: 'USD' },
]
const table = (small: number, large: number) => ({
  bySize: sizes.map((each, index) => ({ ...each, amount: index === 0 ? small : large })),
})
const termsWith = (parameters: Record<string, unknown>) =>
  termsOf([target, floor, rule('maximumLots', parameters)], { sizes })

const lotsFor = (parameters: Record<string, unknown>, size: number) =>
  phaseTerms(termsWith(parameters), {
    ...{ phase: 'evaluation-1', size: minor(size), currency: 'USD' as const },
  })?.rules.at(-1)?.parameters

const numbers = (fields: readonly ParameterField[]): ParameterField[] =>
  fields.flatMap((field) => [
    ...(field.kind === 'number' ? [field] : []),
    ...numbers(field.parts ?? []),
    ...numbers(field.entry ? [field.entry] : []),
    ...(field.variants ?? []).flatMap(({ parts }) => numbers(parts)),
  ])

describe('a figure of a rule by size', () => {
  it('has an input wherever a rule has a number, in its lists too', () => {
    const all = ruleCatalogue(registry).flatMap(({ fields }) => numbers(fields))
    expect(all.length).toBeGreaterThan(40)
    expect(all.filter(({ perSize }) => perSize !== true).map(({ name }) => name)).toEqual([])
  })

  it('is the figure of the size, alone and in steps', () => {
    expect(lotsFor({ lots: table(200, 500) }, 5_000_000)).toMatchObject({ lots: 200 })
    const steps = [{ profit: table(0, 0), lots: table(200, 300) }]
    expect(lotsFor({ steps }, 10_000_000)).toMatchObject({ steps: [{ profit: 0, lots: 300 }] })
  })

  it('is refused where a size has none, alone and in steps', () => {
    const short = { bySize: table(200, 500).bySize.slice(0, 1) }
    for (const parameters of [{ lots: short }, { steps: [{ profit: 0, lots: short }] }]) {
      const rules = [target, floor, rule('maximumLots', parameters)]
      expect(checkProgram(draftOf(rules, { sizes }), registry).findings).toMatchObject([
        { level: 'refused', code: 'missingAmount', phase: 'evaluation-1' },
      ])
    }
  })

  it('is compared for each size', () => {
    const found = differences({
      ...{ before: termsWith({ lots: table(200, 500) }), registry },
      after: termsWith({ lots: table(300, 500) }),
    })
    expect(found.map(({ forTrader, sizes: about }) => [forTrader, about])).toEqual([
      ['easier', ['50,000.00 USD']],
    ])
  })

  it('is typed in lots, not in money', () => {
    expect(typedFigure('2.5', 'lots', 'USD')).toBe(250)
    expect(suffixOf('lots', 'USD')).toBe('lots')
  })
})
