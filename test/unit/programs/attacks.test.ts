import { describe, expect, it } from '@jest/globals'
import { checkProgram } from '../../../src/domain/programs/checkProgram.js'
import { draftOf, floor, registry, rule, target, type DraftRule } from './drafts.js'

const check = (rules: readonly DraftRule[], but: Record<string, unknown> = {}) =>
  checkProgram(draftOf(rules, but), registry).findings

const [evaluation] = draftOf([target, floor]).phases
const funded = (...rules: DraftRule[]) =>
  check([], { phases: [evaluation, { key: 'funded', name: 'Funded', rules }] })

const lots = (parameters: Record<string, unknown>) =>
  rule('maximumLots', { consequence: 'breach', ...parameters })

describe('a program that looks right', () => {
  it('has no way to pass where lots begin above a profit that nobody can make', () => {
    const late = { steps: [{ profit: 100_000, lots: 200 }] }
    expect(check([target, floor, lots(late)])).toMatchObject([
      { level: 'refused', code: 'noWayToPass', rule: 'maximumLots', field: 'steps' },
    ])
    const tiny = { lots: 1, safetyNet: 100_000, percentBefore: 5_000 }
    expect(check([target, floor, lots(tiny)])).toMatchObject([{ code: 'noWayToPass' }])
    expect(check([target, floor, lots({ steps: [{ profit: 0, lots: 100 }] })])).toEqual([])
    expect(check([target, floor, lots({ ...late, consequence: 'record' })])).toEqual([])
  })

  it('has no way to pass where exactly the first step does not reach it', () => {
    const from = (profit: number) => lots({ steps: [{ profit, lots: 100 }], atStep: 'notReached' })
    expect(check([target, floor, from(1)])).toMatchObject([{ code: 'noWayToPass' }])
    // A step that asks for no profit holds from the beginning.
    expect(check([target, floor, from(0)])).toEqual([])
  })

  it('ends a funded account by its own success', () => {
    expect(funded(floor, target)).toMatchObject([
      { level: 'refused', code: 'passesFunded', phase: 'funded', rule: 'profitTarget' },
    ])
  })

  it('asks a funded account for what is never asked', () => {
    expect(funded(floor, rule('minimumTradingDays', { days: 5 }))).toMatchObject([
      { level: 'warned', code: 'neverDecides', rule: 'minimumTradingDays' },
    ])
    expect(funded(floor, rule('consistency', { percent: 3_000 }))).toMatchObject([
      { code: 'neverDecides', rule: 'consistency' },
    ])
  })

  it('has a loss limit that is wider than the account', () => {
    const wide = rule('maximumLoss', { follows: 'static', unit: 'amount', amount: 10_000_001 })
    expect(check([target, wide])).toMatchObject([
      { level: 'warned', code: 'neverDecides', rule: 'maximumLoss', field: 'amount' },
    ])
    const whole = { follows: 'static', percent: 10_000 }
    const touched = rule('maximumLoss', { ...whole, breachWhen: '<=' })
    expect(check([target, touched])).toEqual([])
    const untouched = rule('maximumLoss', { ...whole, breachWhen: '<' })
    expect(check([target, untouched])).toMatchObject([{ code: 'neverDecides' }])
    const futures = { sizes: [{ size: 10_000_000, currency: 'USD', startingBalance: 0 }] }
    const low = rule('maximumLoss', { follows: 'static', unit: 'amount', amount: 200_000 })
    const found = check([target, low], futures).filter(({ phase }) => phase !== 'funded')
    expect(found).toEqual([])
  })

  it('pauses an account at a loss that has ended it before', () => {
    const ends = rule('dailyLoss', { percent: 400 })
    const pauses = (percent: number) =>
      rule('dailyLoss', { percent, consequence: 'pauseUntilReset' }, 'pause')
    expect(check([target, floor, ends, pauses(400)])).toMatchObject([
      { level: 'warned', code: 'neverDecides', rule: 'pause', field: 'percent' },
    ])
    expect(check([target, floor, ends, pauses(399)])).toEqual([])
    const positions = (count: number, consequence: string, key: string) =>
      rule('maximumPositions', { positions: count, consequence }, key)
    const many = [positions(5, 'breach', 'five'), positions(10, 'record', 'ten')]
    expect(check([target, floor, ...many])).toMatchObject([{ rule: 'ten', field: 'positions' }])
  })

  it('has a floor that a second one, which also tests the balance, always reaches first', () => {
    const both = rule('maximumLoss', { ...floor.parameters, tested: 'balanceOrEquity' }, 'both')
    expect(check([target, floor, both])).toMatchObject([
      { level: 'warned', code: 'neverDecides', rule: 'maximumLoss' },
    ])
  })

  it('offers something that has no price for one of its sizes', () => {
    const price = { bySize: [{ size: 5_000_000, currency: 'USD', amount: 5_000 }] }
    expect(check([target, floor], { offers: { reset: { price } } })).toMatchObject([
      { level: 'refused', code: 'missingAmount', field: 'offers.reset.price' },
    ])
  })

  it('grows by a step that makes nothing larger', () => {
    const scaling = { growth: { kind: 'times', bps: 10_000 } }
    expect(check([target, floor], { scaling })).toMatchObject([
      { level: 'refused', code: 'invalidTerms', field: 'scaling.growth.bps' },
    ])
  })

  it('names the place inside a value that fits none of several forms', () => {
    expect(check([target, floor], { payout: { splitBps: [8_000, 12_000] } })).toMatchObject([
      { field: 'payout.splitBps.1', message: 'expected at most 100 %' },
    ])
    expect(check([target, floor], { payout: { lost: 1 } })).toMatchObject([
      { field: 'payout.lost', message: 'this is not known; expected it left out' },
    ])
  })
})
