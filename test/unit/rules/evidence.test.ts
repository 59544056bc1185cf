import { describe, expect, it } from '@jest/globals'
import type { EngineInput } from '../../../src/domain/rules/types.js'
import {
  firstBrokenLink,
  hashOfEvidence,
  makeEvidence,
  type Evidence,
} from '../../../src/domain/rulings/evidence.js'
import { replayEvidence } from '../../../src/domain/rulings/replayEvidence.js'
import { announced, moved, phaseOf, playFrom, rule, seen, startOf, tick } from './support.js'

const phase = phaseOf(
  [
    rule('maximumLoss', { follows: 'equity', percent: 600, onPayout: 'peakMinusPayout' }),
    rule('dailyLoss', { percent: 900 }),
    rule('inactivity', { days: 30 }),
  ],
  { anchorMaxAgeMs: 30_000 },
)

const inputs: EngineInput[] = [
  announced('2026-03-03T10:00:00Z', -1_000),
  moved('2026-03-03T10:00:02Z', -1_000, { announced: true }),
  seen('2026-03-03T10:00:03Z', { balance: 102_000, open: 1, openedAt: '2026-03-03T09:00:00Z' }),
  tick('2026-03-03T23:00:00Z'),
  seen('2026-03-04T08:00:00Z', {
    balance: 102_000,
    equity: 99_000,
    open: 1,
    openedAt: '2026-03-03T09:00:00Z',
    doubts: ['equityComputed'],
  }),
  seen('2026-03-04T08:00:01Z', {
    balance: 102_000,
    equity: 95_990,
    open: 1,
    openedAt: '2026-03-03T09:00:00Z',
  }),
]

function recordOf(given: readonly EngineInput[], previousHash: string | null = null): Evidence {
  const before = playFrom(phase, startOf(phase), [
    seen('2026-03-03T09:59:00Z', { balance: 103_000 }),
  ])
  const after = playFrom(phase, before.state, given)
  const verdict = after.verdicts.at(-1)
  if (verdict === undefined) throw new Error('expected a verdict')
  return makeEvidence({
    phase,
    stateBefore: before.state,
    inputs: given.map((input, sequence) => ({
      input,
      receivedAt: input.at + 71,
      sequence,
      raw: { balance: '102000.00', equity: '95990.004' },
    })),
    samplingIntervalMs: 1_000,
    stateAfter: after.state,
    verdict,
    previousHash,
    about: { account: 'a-1', login: 5_104_882 },
  })
}

/** As it comes back from a file. */
const fileOf = (evidence: Evidence): Record<string, unknown> =>
  JSON.parse(JSON.stringify(evidence)) as Record<string, unknown>

type Leaf = { readonly path: string; change(): void; restore(): void }

/** Every single value of a JSON tree, with a way to change it a little. */
function leavesOf(node: unknown, path = ''): Leaf[] {
  if (typeof node !== 'object' || node === null) return []
  const owner = node as Record<string, unknown>
  return Object.keys(owner).flatMap((key) => {
    const value = owner[key]
    const here = path === '' ? key : `${path}.${key}`
    if (typeof value === 'object' && value !== null) return leavesOf(value, here)
    const other =
      typeof value === 'number'
        ? value + 1
        : typeof value === 'boolean'
          ? !value
          : `${String(value)}0`
    const set = (next: unknown) => () => {
      owner[key] = next
    }
    return [{ path: here, change: set(other), restore: set(value) }]
  })
}

const reseal = (file: Record<string, unknown>) => {
  file['hash'] = hashOfEvidence(file as unknown as Evidence)
}

describe('evidence', () => {
  it('replays from the file alone', () => {
    const evidence = recordOf(inputs)
    expect(evidence.verdict).toMatchObject({ rule: 'maximumLoss', kind: 'breach', doubts: [] })
    expect(replayEvidence(fileOf(evidence))).toEqual({ agree: true })
  })

  it('replays for a suspected verdict and for a pass', () => {
    expect(
      replayEvidence(
        fileOf(
          recordOf(
            inputs.slice(0, 5).concat(
              seen('2026-03-04T08:00:01Z', {
                balance: 102_000,
                equity: 95_990,
                open: 1,
                openedAt: '2026-03-03T09:00:00Z',
                doubts: ['staleObservation'],
              }),
            ),
          ),
        ),
      ),
    ).toEqual({ agree: true })
    const target = phaseOf([rule('profitTarget')])
    const state = startOf(target)
    const input = seen('2026-03-03T10:00:00Z', { balance: 110_000 })
    const { state: stateAfter, verdicts } = target.evaluate(state, input)
    const [verdict] = verdicts
    if (verdict === undefined) throw new Error('expected a pass')
    const pass = makeEvidence({
      phase: target,
      stateBefore: state,
      inputs: [{ input, receivedAt: input.at }],
      samplingIntervalMs: null,
      stateAfter,
      verdict,
      previousHash: null,
    })
    expect(replayEvidence(fileOf(pass))).toEqual({ agree: true })
  })

  it('disagrees when any single value is changed', () => {
    const file = fileOf(recordOf(inputs))
    const leaves = leavesOf(file)
    expect(leaves.length).toBeGreaterThan(150)
    const agreed = leaves.filter((leaf) => {
      leaf.change()
      const { agree } = replayEvidence(file)
      leaf.restore()
      return agree
    })
    expect(agreed.map(({ path }) => path)).toEqual([])
  })

  it('disagrees even when the hash was made anew, wherever the change decides something', () => {
    const file = fileOf(recordOf(inputs))
    const decisive =
      /^(terms\.|termsHash|floors|stateAfter|verdict|inputs\.5\.input\.(at|balance|equity|openPositions))/
    const leaves = leavesOf(file).filter(
      ({ path }) => decisive.test(path) && !/terms\.rules\.\d+\.key$/.test(path),
    )
    const agreed = leaves.filter((leaf) => {
      leaf.change()
      reseal(file)
      const { agree } = replayEvidence(file)
      leaf.restore()
      reseal(file)
      return agree
    })
    expect(agreed.map(({ path }) => path)).toEqual([])
  })

  it('says where the first difference is', () => {
    const file = fileOf(recordOf(inputs))
    const verdict = file['verdict'] as Record<string, unknown>
    verdict['limit'] = Number(verdict['limit']) + 1
    reseal(file)
    expect(replayEvidence(file)).toMatchObject({
      agree: false,
      path: 'verdict.limit',
      recorded: 9_600_001,
      recomputed: 9_600_000,
    })
  })

  it.each([
    ['nothing', null, ''],
    ['a text', 'evidence', ''],
    ['an empty object', {}, 'format'],
  ])('disagrees with %s', (_, file, path) => {
    expect(replayEvidence(file)).toMatchObject({ agree: false, path })
  })

  it('disagrees with terms that cannot be compiled', () => {
    const file = fileOf(recordOf(inputs))
    const terms = file['terms'] as { rules: { parameters: Record<string, unknown> }[] }
    const [first] = terms.rules
    if (first) first.parameters['percent'] = 0
    expect(replayEvidence(file)).toMatchObject({ agree: false, path: 'terms' })
  })

  it('forms a chain, and the first broken link is found', () => {
    const first = recordOf(inputs)
    const second = recordOf(inputs, first.hash)
    const third = recordOf(inputs, second.hash)
    expect(firstBrokenLink([first, second, third])).toBeNull()
    expect(firstBrokenLink([first, third])).toBe(1)
    expect(firstBrokenLink([second])).toBe(0)
    expect(firstBrokenLink([first, { ...second, about: { account: 'a-2' } }, third])).toBe(1)
  })
})
