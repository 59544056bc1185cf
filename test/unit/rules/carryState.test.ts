import { describe, expect, it } from '@jest/globals'
import type { CompiledPhase } from '../../../src/domain/rules/compilePhase.js'
import type { EngineInput } from '../../../src/domain/rules/types.js'
import { phaseOf, rule, time, usd } from './support.js'

const startedAt = time('2026-03-02T08:00:00Z')
const movedAt = time('2026-03-20T12:00:00Z')

const at = (text: string, balance: number, equity = balance): EngineInput => ({
  kind: 'observation',
  at: time(text),
  balance: usd(balance),
  equity: usd(equity),
  openPositions: balance === equity ? 0 : 1,
  pendingOrders: 0,
  lastOpenedAt: time('2026-03-02T09:00:00Z'),
})

const history = [at('2026-03-02T10:00:00Z', 100_000, 104_000), at('2026-03-20T10:00:00Z', 103_000)]

const after = (phase: CompiledPhase, inputs: readonly EngineInput[] = history) =>
  inputs.reduce((state, input) => {
    const found = phase.evaluate(state, input)
    if (found.verdicts.length > 0)
      throw new Error(`expected no verdict, was ${JSON.stringify(found.verdicts)}`)
    return found.state
  }, phase.start(startedAt))

const moved = (from: CompiledPhase, to: CompiledPhase, inputs = history) =>
  to.describeState(from.carry(after(from, inputs), to, movedAt))

const target = rule('profitTarget', { percent: 1_000 })
const trailing = (percent: number) => rule('maximumLoss', { follows: 'equity', percent })
const daily = (percent: number, anchor = 'higher') => rule('dailyLoss', { percent, anchor })

describe('terms that change while an account runs', () => {
  it('leave everything as it is where nothing changes', () => {
    const phase = phaseOf([target, trailing(1_000), daily(500), rule('inactivity')])
    expect(phase.carry(after(phase), phase, movedAt)).toEqual(after(phase))
  })

  it('keep balance, days, anchors and peaks, and set the floors anew', () => {
    const [from, to] = [
      phaseOf([target, trailing(1_000), daily(500)]),
      phaseOf([daily(400), trailing(1_200), target]),
    ]
    const before = from.describeState(after(from))
    const state = moved(from, to)
    for (const name of from.slotNames.filter((each) => each.startsWith('core.'))) {
      expect({ name, value: state[name] }).toEqual({ name, value: before[name] })
    }
    expect(state['maximumLoss.peak']).toBe(usd(104_000))
    expect(state['maximumLoss.floor']).toBe(usd(92_000))
    const anchor = Math.max(state['core.dayStartBalance'] ?? 0, state['core.dayStartEquity'] ?? 0)
    expect(state['dailyLoss.floor']).toBe(anchor - usd(4_000))
  })

  it('keep the day’s highest equity behind a floor that follows it', () => {
    const [from, to] = [500, 400].map((percent) =>
      phaseOf([target, daily(percent, 'highestEquity')]),
    )
    if (!from || !to) throw new Error('expected two phases')
    const state = moved(from, to, [...history, at('2026-03-20T11:00:00Z', 103_000, 106_000)])
    expect(state['dailyLoss.floor']).toBe(usd(106_000 - 4_000))
  })

  it('start a rule that is new at the move: no deadline is over, no day is counted', () => {
    const from = phaseOf([target])
    const to = phaseOf([
      target,
      rule('timeLimit', { days: 10 }),
      rule('inactivity', { days: 5 }),
      rule('minimumTradingDays', { days: 3 }),
    ])
    const state = moved(from, to)
    expect(state['timeLimit.startedAt']).toBe(movedAt)
    expect(state['inactivity.activeAt']).toBe(movedAt)
    expect(state['core.startedAt']).toBe(startedAt)
    expect(to.isDue(from.carry(after(from), to, movedAt), movedAt + 1, 'all')).toBe(false)
  })

  it('keep the clock of a limit whose days change', () => {
    const [from, to] = [30, 60].map((days) => phaseOf([target, rule('timeLimit', { days })]))
    if (!from || !to) throw new Error('expected two phases')
    expect(moved(from, to)['timeLimit.startedAt']).toBe(startedAt)
  })

  it('do not give one rule what another of the same key remembered', () => {
    const from = phaseOf([target, rule('maximumPositions', { positions: 5 }, 'limit')])
    const to = phaseOf([target, rule('hedging', {}, 'limit')])
    const open: EngineInput = { ...at('2026-03-20T11:00:00Z', 103_000, 102_000) }
    const before = from.describeState(after(from, [...history, open]))
    expect(before['limit.count']).toBe(1)
    expect(moved(from, to, [...history, open])['limit.count']).toBe(0)
  })

  it('leave a suspicion with its rule, wherever the rule stands', () => {
    const from = phaseOf([target, trailing(1_000), daily(500)])
    const to = phaseOf([daily(500), target])
    const clean = after(from)
    const doubtful: EngineInput = {
      ...at('2026-03-20T11:00:00Z', 103_000, 97_000),
      doubts: ['equityJump'],
    } as EngineInput
    const { state, verdicts } = from.evaluate(clean, doubtful)
    expect(verdicts).toMatchObject([
      { rule: 'dailyLoss', doubts: ['equityJump', 'anchorEstimated'] },
    ])
    const carried = from.carry(state, to, movedAt)
    expect(to.describeState(carried)['core.suspected']).toBe(1)
    const again = to.evaluate(carried, { ...doubtful, at: movedAt + 1 })
    expect(again.verdicts).toEqual([])
  })

  it('take the next observation as anchor where the day begins at another time', () => {
    const from = phaseOf([target, daily(500)])
    const to = phaseOf([target, daily(500)], {
      calendar: { zone: 'America/New_York', resetAt: '17:00' },
    })
    const state = moved(from, to)
    expect(state['core.anchorEstimated']).toBe(2)
    expect(state['core.dayEndsAt']).toBe(time('2026-03-20T21:00:00Z'))
  })

  it('refuse an account that has ended, and a time that was already judged', () => {
    const phase = phaseOf([target, trailing(1_000)])
    const ended = phase.evaluate(after(phase), at('2026-03-20T11:00:00Z', 90_000)).state
    expect(() => phase.carry(ended, phase, movedAt)).toThrow('has not ended')
    expect(() => phase.carry(after(phase), phase, startedAt)).toThrow('expected terms from')
  })
})
