import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { shareOf, basisPoints } from '../../../src/domain/money/basisPoints.js'
import type { EngineInput, Observation, Verdict } from '../../../src/domain/rules/types.js'
import { tradingDayAt } from '../../../src/domain/time/tradingDay.js'
import { streams, streamStart, trailing, wholeProgram, withTicks } from './arbitraries.js'
import { phaseOf, playFrom, rule, seen, termsOf } from './support.js'

const runs = { numRuns: 200 }
const ordered = (verdicts: readonly Verdict[]) =>
  [...verdicts].sort((a, b) => a.at - b.at || a.rule.localeCompare(b.rule))

describe('evaluation', () => {
  const phase = phaseOf(wholeProgram)
  const begin = () => phase.start(streamStart)

  /** States of a reset's very instant may still correct its value, so each instant counts as one. */
  const isLastOfInstant = (inputs: readonly EngineInput[]) => (_: unknown, index: number) =>
    inputs[index]?.at !== inputs[index + 1]?.at

  it('never lowers a trailing floor', () => {
    fc.assert(
      fc.property(fc.constantFrom(...trailing), streams.chain(withTicks), (config, inputs) => {
        const one = phaseOf([config])
        const floors = playFrom(one, one.start(streamStart), inputs)
          .floors.flat()
          .filter(isLastOfInstant(inputs))
        floors.reduce((before, floor) => {
          expect(floor).toBeGreaterThanOrEqual(before)
          return floor
        }, Number.MIN_SAFE_INTEGER)
      }),
      runs,
    )
  })

  it('does not depend on the order of the rules', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...wholeProgram], { minLength: wholeProgram.length }),
        streams,
        (rules, stream) => {
          const turned = phaseOf(rules)
          const expected = playFrom(phase, begin(), stream)
          const actual = playFrom(turned, turned.start(streamStart), stream)
          expect(ordered(actual.verdicts)).toEqual(ordered(expected.verdicts))
          const named = { ...turned.describeState(actual.state), 'core.suspected': 0 }
          const names = { ...phase.describeState(expected.state), 'core.suspected': 0 }
          expect(named).toEqual(names)
        },
      ),
      runs,
    )
  })

  it('changes nothing when an observation is evaluated twice', () => {
    fc.assert(
      fc.property(streams, (stream) => {
        const once = playFrom(phase, begin(), stream)
        const twice = playFrom(
          phase,
          begin(),
          stream.flatMap((observation) => [observation, observation]),
        )
        expect(twice.state).toEqual(once.state)
        expect(twice.verdicts).toEqual(once.verdicts)
      }),
      runs,
    )
  })

  it('replays the same from any stored state as from the start', () => {
    fc.assert(
      fc.property(streams.chain(withTicks), fc.nat({ max: 60 }), (inputs, place) => {
        const whole = playFrom(phase, begin(), inputs)
        const first = playFrom(phase, begin(), inputs.slice(0, place))
        const stored = JSON.parse(JSON.stringify(phase.describeState(first.state))) as Record<
          string,
          number
        >
        const rest = playFrom(phase, phase.restoreState(stored), inputs.slice(place))
        expect(rest.state).toEqual(whole.state)
        expect([...first.verdicts, ...rest.verdicts]).toEqual(whole.verdicts)
      }),
      runs,
    )
  })

  it('gives the same rulings in place and in whatever batches the stream comes', () => {
    fc.assert(
      fc.property(streams.chain(withTicks), fc.integer({ min: 1, max: 7 }), (inputs, size) => {
        const expected = playFrom(phase, begin(), inputs)
        const state = [...begin()]
        const verdicts: Verdict[] = []
        for (let index = 0; index < inputs.length; index += size) {
          for (const input of inputs.slice(index, index + size)) {
            verdicts.push(...phase.evaluateInto(state, input))
          }
        }
        expect(state).toEqual(expected.state)
        expect(verdicts).toEqual(expected.verdicts)
      }),
      runs,
    )
  })

  it('is not changed by observations that come too late', () => {
    fc.assert(
      fc.property(
        streams,
        fc.nat({ max: 29 }),
        fc.integer({ min: 1, max: 90_000_000 }),
        (stream, place, age) => {
          const index = place % stream.length
          const now = stream[index]
          if (now === undefined) return
          const late = { ...now, at: Math.max(0, now.at - age), equity: now.balance }
          const inputs: EngineInput[] = [
            ...stream.slice(0, index + 1),
            late,
            ...stream.slice(index + 1),
          ]
          expect(playFrom(phase, begin(), inputs)).toMatchObject({
            state: playFrom(phase, begin(), stream).state,
            verdicts: playFrom(phase, begin(), stream).verdicts,
          })
        },
      ),
      runs,
    )
  })

  it('of losses is not changed by the clock ticking in between', () => {
    const losses = phaseOf(wholeProgram.filter(({ rule: name }) => name.endsWith('Loss')))
    fc.assert(
      fc.property(
        streams.chain((stream) => withTicks(stream).map((inputs) => ({ stream, inputs }))),
        ({ stream, inputs }) => {
          const silent = playFrom(losses, losses.start(streamStart), stream)
          const ticked = playFrom(losses, losses.start(streamStart), inputs)
          const upTo = silent.verdicts.length
          expect(ticked.verdicts.slice(0, upTo)).toEqual(silent.verdicts)
        },
      ),
      runs,
    )
  })
})

describe('floors', () => {
  const calendar = termsOf([]).calendar
  const phase = phaseOf([
    rule('dailyLoss', { anchor: 'higher', percent: 9_000 }),
    rule('dailyLoss', { anchor: 'equity', unit: 'percentOfAnchor', percent: 9_000 }, 'dailyLoss-2'),
    rule('maximumLoss', { follows: 'equity', percent: 9_000 }),
    rule('maximumLoss', { follows: 'endOfDayHigher', percent: 9_000 }, 'maximumLoss-2'),
  ])
  const start = seen(streamStart)

  /** The figures at or before a reset, looked up in the whole history. */
  const figuresAt = (history: readonly Observation[], reset: number) =>
    history.filter(({ at }) => at <= reset).at(-1) ?? start

  it('are those computed from the whole history', () => {
    fc.assert(
      fc.property(streams, (stream) => {
        const { floors } = playFrom(phase, phase.start(streamStart), stream)
        const last = stream.at(-1)
        if (last === undefined) return
        const history = [start, ...stream]
        const day = tradingDayAt(last.at, calendar)
        const anchor = figuresAt(history, day.startsAt)
        const resets: number[] = []
        for (let at = streamStart; at < last.at + 86_400_000; at += 3_600_000) {
          const begins = tradingDayAt(Math.min(at, last.at), calendar).startsAt
          if (begins > streamStart && !resets.includes(begins)) resets.push(begins)
        }
        const ends = resets.map((reset) => figuresAt(history, reset))
        const higher = Math.max(anchor.balance, anchor.equity)
        const share = shareOf(anchor.equity, basisPoints(9_000), 'halfAwayFromZero')
        expect(floors.at(-1)).toEqual([
          higher - 9_000_000,
          anchor.equity - share,
          Math.max(...history.map(({ equity }) => equity)) - 9_000_000,
          Math.max(10_000_000, ...ends.flatMap(({ balance, equity }) => [balance, equity])) -
            9_000_000,
        ])
      }),
      { numRuns: 200 },
    )
  })
})
