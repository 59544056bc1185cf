import { describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { minor } from '../../../src/domain/money/minor.js'
import { checkTerms, TermsRefused } from '../../../src/domain/rules/checkTerms.js'
import { compilePhase } from '../../../src/domain/rules/compilePhase.js'
import { core, numberIn } from '../../../src/domain/rules/coreSlots.js'
import { defineRule } from '../../../src/domain/rules/defineRule.js'
import { ruleRegistry } from '../../../src/domain/rules/ruleRegistry.js'
import type { PhaseTerms } from '../../../src/domain/rules/types.js'
import {
  phaseOf,
  play,
  registry,
  rule,
  seen,
  startOf,
  termsOf,
  time,
  told,
  usd,
} from './support.js'

const issuesOf = (terms: PhaseTerms) =>
  checkTerms(terms, registry).map(({ rule: key, field, code }) => ({ rule: key, field, code }))

describe('compiling terms', () => {
  it.each([
    ['maximumLoss', { percent: 0 }, 'percent'],
    ['maximumLoss', { percent: 10_001 }, 'percent'],
    ['maximumLoss', { percent: 2.5 }, 'percent'],
    ['maximumLoss', { percent: '10' }, 'percent'],
    ['maximumLoss', { unit: 'amount' }, 'amount'],
    ['maximumLoss', { unit: 'amount', amount: -1 }, 'amount'],
    ['maximumLoss', { unit: 'percentOfPeak' }, 'unit'],
    ['maximumLoss', { lock: 'atStart' }, 'lock'],
    ['maximumLoss', { follows: 'equity', lock: 'aboveStart' }, 'lockAbove'],
    ['maximumLoss', { onPayout: 'peakMinusPayout' }, 'onPayout'],
    ['maximumLoss', { breachWhen: '>' }, 'breachWhen'],
    ['maximumLoss', { percnt: 5 }, 'percnt'],
    ['dailyLoss', { anchor: 'peak' }, 'anchor'],
    ['dailyLoss', { unit: 'amount' }, 'amount'],
    ['profitTarget', { unit: 'amount', amount: 0 }, 'amount'],
    ['minimumTradingDays', { days: 0 }, 'days'],
    ['inactivity', { lastDay: 'maybe' }, 'lastDay'],
  ])('refuses %s with %j and names %s', (name, parameters, field) => {
    const terms = termsOf([rule(name, parameters, 'my-rule')])
    expect(issuesOf(terms)).toEqual([{ rule: 'my-rule', field, code: 'invalidParameter' }])
    expect(() => compilePhase(terms, registry)).toThrow(TermsRefused)
    expect(() => compilePhase(terms, registry)).toThrow(`rule my-rule, ${field}:`)
  })

  it('refuses a rule, a revision and a key that it cannot use', () => {
    const unknown = rule('martingale')
    const future = { ...rule('dailyLoss'), revision: 2 }
    expect(issuesOf(termsOf([unknown, future]))).toEqual([
      { rule: 'martingale', field: 'rule', code: 'unknownRule' },
      { rule: 'dailyLoss', field: 'rule', code: 'unknownRule' },
    ])
    expect(issuesOf(termsOf([rule('dailyLoss'), rule('maximumLoss', {}, 'dailyLoss')]))).toEqual([
      { rule: 'dailyLoss', field: 'key', code: 'duplicateKey' },
    ])
    expect(issuesOf(termsOf([rule('dailyLoss', {}, 'phase')]))).toHaveLength(1)
  })

  it.each([
    ['size', { size: minor(0) }],
    ['startingBalance', { startingBalance: minor(-1) }],
    ['currency', { currency: 'XXX' as 'USD' }],
    ['calendar.zone', { calendar: { zone: 'EST', resetAt: '17:00' } }],
    ['calendar.resetAt', { calendar: { zone: 'UTC', resetAt: '24:00' } }],
    ['anchorMaxAgeMs', { anchorMaxAgeMs: -1 }],
  ])('refuses terms with a wrong %s', (field, changes) => {
    expect(issuesOf(termsOf([rule('dailyLoss')], changes))).toEqual([
      { rule: null, field, code: 'invalidTerms' },
    ])
  })

  it('refuses terms that decide about an account which has done nothing', () => {
    const floor = rule('maximumLoss', { unit: 'amount', amount: 0, breachWhen: '<=' })
    expect(() => compilePhase(termsOf([floor]), registry)).toThrow('decide nothing')
    const tiny = termsOf([rule('profitTarget', { percent: 1 })], { size: minor(1) })
    expect(() => compilePhase(tiny, registry)).toThrow('decide nothing')
  })

  it('hashes the terms whatever the order of their keys, and each change of them', () => {
    const terms = termsOf([rule('dailyLoss', { percent: 400, anchor: 'balance' })])
    const turned = termsOf([rule('dailyLoss', { anchor: 'balance', percent: 400 })])
    const hash = compilePhase(terms, registry).hash
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(compilePhase(turned, registry).hash).toBe(hash)
    expect(compilePhase({ ...terms, size: usd(100_000.01) }, registry).hash).not.toBe(hash)
  })

  it('lays the slots of two rules of one kind apart', () => {
    const phase = phaseOf([
      rule('maximumLoss', { percent: 1_000 }),
      rule('maximumLoss', { follows: 'equity', percent: 600 }, 'maximumLoss-2'),
    ])
    expect(new Set(phase.slotNames).size).toBe(phase.slotCount)
    expect(phase.floors(startOf(phase))).toEqual([usd(90_000), usd(94_000)])
    expect(phase.floorSlots.map((slot) => phase.slotNames[slot])).toEqual([
      'maximumLoss.floor',
      'maximumLoss-2.floor',
    ])
  })

  it('never changes the state that it is given', () => {
    const phase = phaseOf([rule('dailyLoss'), rule('inactivity'), rule('minimumTradingDays')])
    const state = Object.freeze([...startOf(phase)])
    const inputs = [
      seen('2026-03-03T10:00:00Z', { balance: 101_000, open: 1, openedAt: '2026-03-03T09:00:00Z' }),
      seen('2026-03-03T10:00:00Z', { balance: 90_000 }),
    ]
    for (const input of inputs) expect(phase.evaluate(state, input).state).not.toEqual(state)
    expect(phase.reopen(state, time('2026-03-09T00:00:00Z'))).not.toBe(state)
  })

  it('restores a state by names, and only a whole one', () => {
    const phase = phaseOf([rule('dailyLoss')])
    const { state } = play(phase, seen('2026-03-03T10:00:00Z', { balance: 101_000 }))
    const named = phase.describeState(state)
    expect(phase.restoreState(named)).toEqual(state)
    const short = { ...named }
    delete short['core.equity']
    expect(() => phase.restoreState(short)).toThrow('numbers of state')
    expect(() => phase.restoreState({ ...short, 'core.equty': 1 })).toThrow('core.equity')
  })
})

describe('rules that a developer adds', () => {
  const softCap = defineRule({
    name: 'softCap',
    revision: 1,
    label: 'Soft cap',
    description: 'Says once a day that equity is above a cap.',
    parameters: z.strictObject({ cap: z.int().default(11_000_000) }),
    slots: ['saidOn'],
    needs: ['observations'],
    compile: ({ cap }, { slots }) => ({
      start: () => undefined,
      broken: (state) =>
        numberIn(state, core.equity) > cap &&
        numberIn(state, slots.saidOn) !== numberIn(state, core.dayStartsAt),
      reported(state) {
        state[slots.saidOn] = numberIn(state, core.dayStartsAt)
      },
      outcome: (state) => ({
        kind: 'soft',
        code: 'aboveCap',
        unit: 'money',
        limit: cap,
        figure: numberIn(state, core.equity),
        facts: {},
      }),
      standing: () => null,
    }),
    words: () => 'Stay under the cap.',
    explain: () => ({ title: 'Soft cap', words: '', summary: '', rows: [] }),
  })

  it('are judged beside the others, and soft verdicts end nothing', () => {
    const phase = compilePhase(
      termsOf([rule('softCap'), rule('maximumLoss', { follows: 'equity' })]),
      ruleRegistry([softCap]),
    )
    const high = { balance: 115_000, open: 1 }
    const { verdicts } = play(
      phase,
      seen('2026-03-03T10:00:00Z', high),
      seen('2026-03-03T11:00:00Z', high),
      seen('2026-03-04T11:00:00Z', high),
      seen('2026-03-04T12:00:00Z', { balance: 100_000 }),
    )
    expect(told(verdicts)).toEqual([
      'soft softCap aboveCap',
      'soft softCap aboveCap',
      'breach maximumLoss equityUnderFloor',
    ])
  })

  it('must have a name, a revision and slots of their own', () => {
    const twice = () => ruleRegistry([softCap, softCap])
    expect(twice).toThrow('expected one rule softCap@1, were two')
    const second = { ...softCap, revision: 2 }
    expect(ruleRegistry([softCap, second]).latest('softCap')).toBe(second)
    expect(() => ruleRegistry([{ ...softCap, name: 'Soft Cap' }])).toThrow('camelCase')
    expect(() => ruleRegistry([{ ...softCap, revision: 0 }])).toThrow('revision from 1')
    const doubled = defineRule({
      name: 'doubled',
      revision: 1,
      label: 'Doubled',
      description: 'Names a slot twice.',
      parameters: z.strictObject({}),
      slots: ['a', 'a'],
      needs: ['observations'],
      compile: () => ({ start: () => undefined, standing: () => null }),
      words: () => '',
      explain: () => ({ title: '', words: '', summary: '', rows: [] }),
    })
    expect(() => doubled.slots({})).toThrow('"a" is twice')
  })

  it('have parameters with a default and texts for a form', () => {
    for (const { name, parameters } of ruleRegistry().rules) {
      for (const [field, schema] of Object.entries(parameters.shape)) {
        const meta = schema instanceof z.ZodType ? schema.meta() : undefined
        expect({ name, field, title: typeof meta?.title }).toEqual({ name, field, title: 'string' })
        expect(meta?.description).toMatch(/\.$/)
        expect({ name, field, ...z.safeParse(schema as z.ZodType, undefined) }).toMatchObject({
          success: true,
        })
      }
    }
  })
})
