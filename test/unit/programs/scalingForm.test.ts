import { describe, expect, it } from '@jest/globals'
import { readDraft } from '../../../src/admin/program/draft.js'
import { tabOf } from '../../../src/admin/program/tabOf.js'
import { checkProgram } from '../../../src/domain/programs/checkProgram.js'
import { differences } from '../../../src/domain/programs/differences.js'
import { reviewDraft } from '../../../src/domain/programs/reviewDraft.js'
import { scalingFields } from '../../../src/domain/programs/scalingFields.js'
import { scalingForm } from '../../../src/domain/programs/scalingForm.js'
import { draftOf, floor, registry, target, termsOf } from './drafts.js'

const plan = { growth: { kind: 'ofOriginal', bps: 2_500 }, months: 3 }
const withPlan = (scaling: unknown) => termsOf([target, floor], { scaling })

/** Field, whom it is good for, and both texts, of each difference between two plans. */
const changed = (before: unknown, after: unknown) =>
  differences({ before: withPlan(before), after: withPlan(after), registry }).map(
    ({ field, forTrader, before: was, after: is }) => [field, forTrader, was, is],
  )

describe('what two versions have differently of a scaling plan', () => {
  const growing = { kind: 'ofOriginal', bps: 5_000 }
  const cases: [string, object, object, string][] = [
    ['scaling.growth.bps', {}, { growth: growing }, 'easier'],
    ['scaling.growth', {}, { growth: { kind: 'times', bps: 20_000 } }, 'unclear'],
    ['scaling.firstGrowth', {}, { firstGrowth: growing }, 'unclear'],
    ['scaling.carriedOut', {}, { carriedOut: 'automatic' }, 'easier'],
    ['scaling.months', {}, { months: 4 }, 'harder'],
    ['scaling.cap', {}, { cap: 200_000_000 }, 'harder'],
    ['scaling.cap', { cap: 200_000_000 }, { cap: 400_000_000 }, 'easier'],
    ['scaling.netProfitBps', {}, { netProfitBps: 1_000 }, 'harder'],
    ['scaling.netProfitBps', { netProfitBps: 1_000 }, { netProfitBps: 999 }, 'easier'],
    ['scaling.payouts', {}, { payouts: 2 }, 'harder'],
    ['scaling.profitableMonths', {}, { profitableMonths: 2 }, 'harder'],
    ['scaling.balanceAboveStart', {}, { balanceAboveStart: true }, 'harder'],
    ['scaling.splitBps', {}, { splitBps: 9_000 }, 'unclear'],
    ['scaling.splitBps', { splitBps: 8_000 }, { splitBps: 9_000 }, 'easier'],
    ['scaling.dailyLossBps', { dailyLossBps: 500 }, { dailyLossBps: 400 }, 'harder'],
    ['scaling.maximumLossBps', { maximumLossBps: 800 }, { maximumLossBps: 1_000 }, 'easier'],
  ]
  it.each(cases)('says of %s from %j to %j that it is %s', (field, from, to, forTrader) => {
    const found = changed({ ...plan, ...from }, { ...plan, ...to })
    expect(found.map(([place, whom]) => [place, whom])).toEqual([[field, forTrader]])
  })

  it('covers every path that the form has', () => {
    const said = new Set(cases.map(([field]) => field))
    const [own] = scalingForm.flatMap(({ fields }) => fields)
    const without = (own?.parts ?? []).filter(
      ({ name }) => ![...said].some((field) => field.split('.')[1] === name),
    )
    expect(without.map(({ name }) => name)).toEqual([])
    expect(own?.parts).toHaveLength(12)
  })

  it('says a plan that comes or goes in the words of the trader', () => {
    const words = expect.stringMatching(/^Your account grows by 25 % of its first size/)
    expect(changed(null, plan)).toEqual([['scaling', 'easier', null, words]])
    expect(changed(plan, null)).toEqual([['scaling', 'harder', words, null]])
    expect(changed(null, null)).toEqual([])
  })

  it('does not call a plan easier that changes limits or the share', () => {
    const tighter = { ...plan, maximumLossBps: 100 }
    expect(changed(null, tighter).map(([, whom]) => whom)).toEqual(['unclear'])
    expect(changed({ ...plan, splitBps: 9_000 }, null).map(([, whom]) => whom)).toEqual(['unclear'])
  })

  it('names amounts as they are for a size', () => {
    const [found] = changed({ ...plan, cap: { ofSizeBps: 10_000 } }, plan)
    expect(found).toEqual(['scaling.cap', 'easier', '100,000.00', null])
  })

  it('names only options that a path has', () => {
    for (const { direction, options } of Object.values(scalingFields)) {
      if (typeof direction !== 'object' || !('easierThan' in direction)) continue
      const known = options ? Object.keys(options) : ['true', 'false']
      const named = [direction.easierThan].flatMap((pairs) => [
        ...Object.keys(pairs),
        ...Object.values(pairs).flat(),
      ])
      expect(named.filter((name) => !known.includes(name))).toEqual([])
    }
  })
})

describe('a scaling plan in the program editor', () => {
  it('is drawn with titles and options of its own', () => {
    const [own] = scalingForm.flatMap(({ fields }) => fields)
    const part = (name: string) => own?.parts?.find((each) => each.name === name)
    for (const { name, title } of own?.parts ?? []) {
      expect([name, title]).toEqual([name, scalingFields[name]?.title])
    }
    const kinds = scalingFields['growth.kind']?.options
    const drawn = part('growth')?.variants?.map(({ value, title }) => [value, title])
    expect(drawn).toEqual(Object.entries(kinds ?? {}))
    expect(part('carriedOut')?.options).toEqual(scalingFields.carriedOut?.options)
    expect(part('cap')?.bases).toEqual(['amount', 'ofSizeBps', 'bySize'])
  })

  it('has its findings at the field, on its own tab', () => {
    const found = (scaling: unknown) =>
      checkProgram(draftOf([target, floor], { scaling }), registry).findings.map((each) => [
        tabOf(each),
        each.field,
      ])
    expect(found({ growth: { kind: 'times', bps: 9_000 } })).toEqual([
      ['growth', 'scaling.growth.bps'],
    ])
    expect(found({ ...plan, months: 'often' })).toEqual([['growth', 'scaling.months']])
    expect(found({ ...plan, profitableMonths: 4 })).toEqual([
      ['growth', 'scaling.profitableMonths'],
    ])
  })

  it('is said in words beside it, with what changed', () => {
    const draft = readDraft(draftOf([target, floor], { scaling: plan }))
    const words = (published: unknown) =>
      reviewDraft({ draft, published: withPlan(published), registry, size: null }).words?.scaling
    expect(words(plan)?.[0]?.map(({ kind }) => kind)).toEqual(['same'])
    expect(words({ ...plan, months: 4 })?.[0]?.map(({ kind }) => kind)).toContain('new')
  })
})
