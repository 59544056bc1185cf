import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { EngineInput, Trade, Verdict } from '../../../src/domain/rules/types.js'
import { everyInput, mixed, streams, streamStart, tradesOf } from './arbitraries.js'
import { everyRule, tradeRules } from './everyRule.js'
import { phaseOf, playFrom, registry, seen } from './support.js'

const runs = { numRuns: 150 }
const phase = phaseOf(everyRule)
const begin = () => phase.start(streamStart)

const sorted = (verdicts: readonly Verdict[]) =>
  verdicts
    .map(({ doubts: _doubts, ...rest }) => JSON.stringify(rest, Object.keys(rest).sort()))
    .sort()

describe('every rule on every kind of input', () => {
  it('is among the generated ones', () => {
    const used = new Set(everyRule.map(({ rule: name }) => name))
    expect(registry.rules.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([])
  })

  it('keeps finite numbers alone in its state', () => {
    fc.assert(
      fc.property(everyInput, (inputs) => {
        let state = begin()
        for (const input of inputs) {
          state = phase.evaluate(state, input).state
          expect(state.filter((each) => !Number.isFinite(each))).toEqual([])
        }
      }),
      runs,
    )
  })

  it('never leaves out less than nothing', () => {
    fc.assert(
      fc.property(everyInput, (inputs) => {
        let state = begin()
        for (const input of inputs) {
          state = phase.evaluate(state, input).state
          expect(phase.excluded(state)).toBeGreaterThanOrEqual(0)
        }
      }),
      runs,
    )
  })

  it('says a soft verdict exactly once per occasion', () => {
    fc.assert(
      fc.property(everyInput, (inputs) => {
        const said = playFrom(phase, begin(), inputs)
          .verdicts.filter(({ kind, code }) => kind === 'soft' && code !== 'suspicionCleared')
          .map(({ rule: key, occasion }) => `${key} ${occasion ?? 'none'}`)
        expect(said.filter((each) => each.endsWith('none'))).toEqual([])
        expect(new Set(said).size).toBe(said.length)
      }),
      runs,
    )
  })

  it('does not depend on the order of the rules', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...everyRule], { minLength: everyRule.length }),
        everyInput,
        (rules, inputs) => {
          const turned = phaseOf(rules)
          const expected = playFrom(phase, begin(), inputs)
          const actual = playFrom(turned, turned.start(streamStart), inputs)
          expect(sorted(actual.verdicts)).toEqual(sorted(expected.verdicts))
          const named = turned.describeState(actual.state)
          const sets = { 'core.suspected': 0, 'core.suspectedPending': 0 }
          expect({ ...named, ...sets }).toEqual({ ...phase.describeState(expected.state), ...sets })
        },
      ),
      runs,
    )
  })

  it('replays the same from any stored state, in place and in any batches', () => {
    fc.assert(
      fc.property(
        everyInput,
        fc.nat({ max: 80 }),
        fc.integer({ min: 1, max: 7 }),
        (inputs, place, size) => {
          const whole = playFrom(phase, begin(), inputs)
          const first = playFrom(phase, begin(), inputs.slice(0, place))
          const stored = JSON.stringify(phase.describeState(first.state))
          const state = [...phase.restoreState(JSON.parse(stored) as Record<string, number>)]
          const verdicts = [...first.verdicts]
          for (let index = place; index < inputs.length; index += size) {
            for (const input of inputs.slice(index, index + size)) {
              verdicts.push(...phase.evaluateInto(state, input))
            }
          }
          expect(state).toEqual(whole.state)
          expect(verdicts).toEqual(whole.verdicts)
        },
      ),
      runs,
    )
  })

  it('changes nothing when an observation or the clock is evaluated twice', () => {
    fc.assert(
      fc.property(everyInput, (inputs) => {
        const isRepeatable = ({ kind }: EngineInput) => kind === 'observation' || kind === 'clock'
        const doubled = inputs.flatMap((input) => (isRepeatable(input) ? [input, input] : [input]))
        const once = playFrom(phase, begin(), inputs)
        const twice = playFrom(phase, begin(), doubled)
        expect(twice.state).toEqual(once.state)
        expect(twice.verdicts).toEqual(once.verdicts)
      }),
      runs,
    )
  })
})

describe('rules that sum trades', () => {
  const sums = phaseOf(tradeRules)

  it('decide the same however long after other observations a trade is learned', () => {
    const cases = streams.chain((stream) =>
      fc.record({
        stream: fc.constant(stream),
        trades: tradesOf(stream),
        lag: fc.integer({ min: 1, max: 40 }),
      }),
    )
    fc.assert(
      fc.property(cases, ({ stream, trades, lag }) => {
        const last = (stream.at(-1)?.at ?? streamStart) + 86_400_000 * 2
        const play = (given: readonly Trade[], late: number) => {
          const inputs = [...mixed(stream, given, late), seen(last)]
          const { state, verdicts } = playFrom(sums, sums.start(streamStart), inputs)
          const untimed = verdicts.map(({ at: _at, facts: _facts, ...rest }) => rest)
          return {
            state: sums.describeState(state),
            said: untimed.map((each) => JSON.stringify(each)).sort(),
          }
        }
        expect(play(trades, lag)).toEqual(play(trades, 0))
      }),
      runs,
    )
  })
})
