import { describe, expect, it } from '@jest/globals'
import { checkProgram } from '../../../src/domain/programs/checkProgram.js'
import { differences } from '../../../src/domain/programs/differences.js'
import { programTermsSchema } from '../../../src/domain/programs/terms.js'
import { draftOf, floor, registry, rule, target } from './drafts.js'

type Draft = { phases: { key: string; name: string; rules: unknown[] }[] }

/** Phases with this rule in the funded phase, or in the evaluation. */
function draft(added: object, { payout = {}, inPhase = 'funded' } = {}) {
  const made = draftOf([target, floor], { payout }) as unknown as Draft
  return {
    ...made,
    phases: made.phases.map((phase) =>
      phase.key === inPhase ? { ...phase, rules: [...phase.rules, added] } : phase,
    ),
  }
}

const found = (given: unknown) =>
  checkProgram(given, registry)
    .findings.filter(({ code }) => code === 'setTwice')
    .map((each) => [each.level, each.phase, each.rule, each.message.slice(0, 28)])

const cap = rule('dailyProfitCap', { unit: 'amount', amount: 300_000 })
const payout = { dailyProfitCap: { amount: 300_000, excess: 'deducted' } }
const best = rule('consistency', { percent: 4_000 })
const twice = 'Two rules set one thing: the'

describe('a rule of the funded phase and a payout term that set one thing', () => {
  it('are refused for the cap of a day, which would be taken off twice', () => {
    expect(found(draft(cap, { payout }))).toEqual([['refused', 'funded', 'dailyProfitCap', twice]])
  })

  it('are warned about for the best day', () => {
    expect(found(draft(best, { payout: { bestDayBps: 3_000 } }))).toEqual([
      ['warned', 'funded', 'consistency', twice],
    ])
  })

  it('are fine one by one, and where the rule is of an evaluation', () => {
    expect(found(draft(cap))).toEqual([])
    expect(found(draft(floor, { payout }))).not.toContainEqual(
      expect.arrayContaining(['dailyProfitCap']),
    )
    expect(found(draft(cap, { payout, inPhase: 'evaluation-1' }))).toEqual([])
  })
})

describe('what is paid after an end, between two versions', () => {
  const terms = (own: object) => programTermsSchema.parse(draftOf([target, floor], { payout: own }))
  const between = (before: object, after: object) =>
    differences({ before: terms(before), after: terms(after), registry }).map((each) => [
      ...[each.field, each.title, each.before, each.after, each.forTrader],
    ])

  it('is easier where it is new or more, harder where the time for it is shorter', () => {
    const own = { bps: 5_000, claimDays: 14 }
    expect(between({}, { afterBreach: own })).toMatchObject([
      ['payout.afterBreach', 'Paid after a breach', null, expect.anything(), 'easier'],
    ])
    const changed = between({ afterBreach: own }, { afterBreach: { bps: 6_000, claimDays: 7 } })
    expect(changed).toEqual([
      ['payout.afterBreach.bps', 'Share paid after a breach', '50 %', '60 %', 'easier'],
      [
        'payout.afterBreach.claimDays',
        'Days to ask for it after a breach',
        '14 days',
        '7 days',
        'harder',
      ],
    ])
  })
})
