import { minor } from '../../src/domain/money/minor.js'
import { compilePhase, type CompiledPhase } from '../../src/domain/rules/compilePhase.js'
import { ruleRegistry } from '../../src/domain/rules/ruleRegistry.js'
import type { Observation, PhaseTerms } from '../../src/domain/rules/types.js'

export type BenchResult = { readonly name: string; readonly value: number; readonly unit: string }

const accounts = 1_000
const observationsPerAccount = 2_000
const runs = 5
const startAt = Date.UTC(2026, 2, 27, 9)

const rule = (name: string, parameters: Record<string, unknown>) => ({
  key: name,
  rule: name,
  revision: 1,
  parameters,
})

/** Phase one of an ordinary two-step program. */
const terms: PhaseTerms = {
  currency: 'USD',
  size: minor(10_000_000),
  startingBalance: minor(10_000_000),
  calendar: { zone: 'Europe/Prague', resetAt: '00:00' },
  rules: [
    rule('maximumLoss', { follows: 'static', percent: 1_000 }),
    rule('dailyLoss', { anchor: 'higher', percent: 500 }),
    rule('profitTarget', { percent: 1_000 }),
    rule('minimumTradingDays', { days: 4 }),
    rule('consistency', { percent: 5_000 }),
    rule('inactivity', { days: 30 }),
  ],
}

/**
 * Observations per second on one core, taken in place: every account gets its own equity path of
 * about three days, resets, opened and closed positions included. Median of five runs.
 */
export function benchRules(): Promise<BenchResult[]> {
  const phase = compilePhase(terms, ruleRegistry())
  const path = pathOf(observationsPerAccount)
  const rates = Array.from({ length: runs }, () => rateOf(phase, path)).sort((a, b) => a - b)
  const value = Math.round(rates[Math.floor(runs / 2)] ?? 0)
  return Promise.resolve([{ name: 'rules.evaluations', value, unit: '1/s' }])
}

function rateOf(phase: CompiledPhase, path: readonly Observation[]): number {
  const states = Array.from({ length: accounts }, () => [...phase.start(startAt)])
  let verdicts = 0
  const begun = performance.now()
  for (const observation of path) {
    for (const state of states) verdicts += phase.evaluateInto(state, observation).length
  }
  const seconds = (performance.now() - begun) / 1_000
  if (verdicts !== 0) throw new Error(`expected a path that keeps every rule, was ${verdicts}`)
  return (accounts * path.length) / seconds
}

/** A walk between 97,000 and 104,000 that trades all day; the same every time. */
function pathOf(count: number): Observation[] {
  let seed = 1
  let equity = 10_000_000
  let lastOpenedAt = 0
  return Array.from({ length: count }, (_, index) => {
    seed = (seed * 48_271) % 2_147_483_647
    equity = Math.min(10_400_000, Math.max(9_700_000, equity + (seed % 4_001) - 2_000))
    const at = startAt + index * 130_000
    const flat = index % 20 === 0
    if (index % 20 === 1) lastOpenedAt = at - 500
    const balance = minor(flat ? equity : 10_000_000 + (index % 20) * 100)
    return {
      kind: 'observation',
      at,
      balance,
      equity: minor(equity),
      openPositions: flat ? 0 : 2,
      pendingOrders: 1,
      lastOpenedAt,
    }
  })
}

if (process.argv[1]?.endsWith('rules.bench.ts')) {
  for (const result of await benchRules()) console.log(JSON.stringify(result))
}
