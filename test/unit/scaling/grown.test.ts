import { describe, expect, it } from '@jest/globals'
import { basisPoints } from '../../../src/domain/money/basisPoints.js'
import { minor } from '../../../src/domain/money/minor.js'
import { amountOf } from '../../../src/domain/payouts/figure.js'
import { payoutTermsSchema } from '../../../src/domain/payouts/payoutTerms.js'
import { phaseTerms } from '../../../src/domain/programs/phaseTerms.js'
import { programTermsSchema } from '../../../src/domain/programs/terms.js'
import { compilePhase } from '../../../src/domain/rules/compilePhase.js'
import { core } from '../../../src/domain/rules/coreSlots.js'
import { ruleRegistry } from '../../../src/domain/rules/ruleRegistry.js'
import { payoutTermsGrown } from '../../../src/domain/scaling/payoutTermsGrown.js'
import { scalingStanding } from '../../../src/domain/scaling/scalingStanding.js'
import { scalingTermsSchema } from '../../../src/domain/scaling/scalingTerms.js'

const registry = ruleRegistry()
const sold = { size: minor(10_000_000), currency: 'USD' } as const
const size = minor(12_500_000)

const rule = (name: string, parameters: object) => ({ key: name, rule: name, parameters })

const program = (rules: object[], scaling: object = {}, startingBalance?: number) =>
  programTermsSchema.parse({
    calendar: { zone: 'UTC', resetAt: '00:00' },
    sizes: [{ ...sold, ...(startingBalance === undefined ? {} : { startingBalance }) }],
    phases: [{ key: 'funded', name: 'Funded', rules }],
    platformMap: [{ connections: [{ connection: 'Paper' }], group: 'demo' }],
    payout: {},
    scaling: { growth: { kind: 'ofOriginal', bps: 2_500 }, ...scaling },
  })

const grownTo = (terms: ReturnType<typeof program>, grown: typeof size | null) => {
  const found = phaseTerms(terms, { phase: 'funded', ...sold, grown })
  if (!found) throw new Error('no terms')
  return found
}

const static10 = rule('maximumLoss', { follows: 'static', percent: 1_000 })
const trailing = rule('maximumLoss', { follows: 'equity', percent: 1_000, lock: 'atStart' })

describe('the terms of an account that has grown', () => {
  it('take percentages of the new size and begin as much higher; as sold they are as they were', () => {
    const terms = program([static10])
    expect(grownTo(terms, null)).toMatchObject({ size: 10_000_000, startingBalance: 10_000_000 })
    expect(grownTo(terms, size)).toMatchObject({ size: 12_500_000, startingBalance: 12_500_000 })
  })

  it('leave the start of an account that counts profit alone', () => {
    expect(grownTo(program([static10], {}, 0), size)).toMatchObject({ startingBalance: 0 })
  })

  it('set the limits that the plan names, and leave softer ones and amounts', () => {
    const soft = { ...rule('dailyLoss', { percent: 300, consequence: 'record' }), key: 'soft' }
    const rules = [static10, rule('dailyLoss', { unit: 'amount', amount: 500_000 }), soft]
    const plan = { dailyLossBps: 400, maximumLossBps: 800 }
    const own = grownTo(program(rules, plan), size).rules.map(({ parameters }) => parameters)
    expect(own).toMatchObject([
      { unit: 'amount', amount: 1_000_000 },
      { unit: 'amount', amount: 500_000 },
      { percent: 300 },
    ])
    expect(grownTo(program(rules), size).rules[1]?.parameters).toEqual({
      ...{ unit: 'amount', amount: 500_000 },
    })
  })
})

describe('the rule state of an account that grows', () => {
  const at = Date.UTC(2026, 2, 2, 12)

  /** 5,000.00 won, 25,000.00 put on, and the terms of the new size. */
  function carried(rules: object[]) {
    const terms = program(rules)
    const [from, to] = [null, size].map((each) => compilePhase(grownTo(terms, each), registry))
    if (!from || !to) throw new Error('no phase')
    const seen = from.evaluate(from.start(at), {
      ...{ kind: 'observation', at: at + 1_000, balance: minor(10_500_000) },
      ...{ equity: minor(10_500_000), openPositions: 0, pendingOrders: 0, lastOpenedAt: 0 },
    }).state
    const moved = from.evaluate(seen, {
      ...{ kind: 'balanceOperation', at: at + 2_000, amount: minor(2_500_000) },
      ...{ purpose: 'adjustment', ticket: 't' },
    }).state
    return { to, state: to === from ? moved : from.carry(moved, to, { at: at + 3_000, grownBy: minor(2_500_000) }) } // prettier-ignore
  }

  it('has the operation in its start and counts it nowhere else', () => {
    const { to, state } = carried([static10])
    expect([state[core.balance], state[core.netOperations]]).toEqual([13_000_000, 0])
    expect(to.floors(state)).toEqual([11_250_000])
  })

  it('pulls a trailing floor up by what was put on, under its peak', () => {
    const { to, state } = carried([trailing])
    expect(to.floors(state)).toEqual([13_000_000 - 1_250_000])
  })

  it('judges nothing and ends nothing', () => {
    const { to, state } = carried([static10, rule('dailyLoss', { percent: 500 })])
    expect(to.against(state, at + 4_000)).toEqual([])
  })
})

describe('what an account that has grown is paid and asked', () => {
  it('has the share of its plan in place of every other', () => {
    const cycles = [{ cycle: 'weekly', bps: 5_000 }]
    const terms = payoutTermsSchema.parse({ cycles, splitBps: [6_000, 7_000] })
    expect(payoutTermsGrown(terms, basisPoints(9_000))).toMatchObject({
      ...{ splitBps: [9_000], cycles: [{ cycle: 'weekly', bps: 9_000 }] },
    })
    expect(payoutTermsGrown(terms, null)).toBe(terms)
  })

  it('takes shares of the new size and rows of the size that was sold', () => {
    const account = { size, sold: sold.size, currency: 'USD' } as const
    const table = { bySize: [{ ...sold, amount: minor(777) }] }
    expect(amountOf(table, account)).toBe(777)
    expect(amountOf({ ofSizeBps: basisPoints(100) }, account)).toBe(125_000)
  })

  it('counts the next step from the last one: its balance, its size, its date', () => {
    const plan = scalingTermsSchema.parse({
      ...{ growth: { kind: 'ofOriginal', bps: 2_500 }, months: 4, netProfitBps: 1_000 },
    })
    const given = {
      account: { size, currency: 'USD', balance: minor(14_250_000), startingBalance: size },
      ...{ days: [], takenOut: [], startedOn: '2026-01-31', today: '2026-05-31' },
    } as const
    const grown = { original: sold, steps: 1, balance: minor(13_000_000) }
    expect(scalingStanding(plan, { ...given, grown })).toEqual({
      ...{ eligible: true, failed: [], newSize: 15_000_000 },
    })
    const later = { ...grown, balance: minor(13_000_001) }
    expect(scalingStanding(plan, { ...given, grown: later }).failed).toEqual(['netProfit'])
    expect(scalingStanding(plan, { ...given, grown, today: '2026-05-30' }).failed).toEqual(['months']) // prettier-ignore
  })
})
