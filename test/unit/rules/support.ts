import { minor, type Minor } from '../../../src/domain/money/minor.js'
import { compilePhase, type CompiledPhase } from '../../../src/domain/rules/compilePhase.js'
import { ruleRegistry } from '../../../src/domain/rules/ruleRegistry.js'
import type {
  AccountState,
  BalanceOperation,
  Doubt,
  EngineInput,
  Observation,
  PhaseTerms,
  RuleConfig,
  Trade,
  Verdict,
} from '../../../src/domain/rules/types.js'

/** `1250.5` → 125050 minor units of USD. */
export const usd = (amount: number): Minor => minor(Math.round(amount * 100))

export const time = (text: string): number => {
  const at = Date.parse(text)
  if (Number.isNaN(at)) throw new Error(`expected a time, was ${text}`)
  return at
}

export const rule = (
  name: string,
  parameters: Record<string, unknown> = {},
  key = name,
): RuleConfig => ({ key, rule: name, revision: 1, parameters })

export const registry = ruleRegistry()

export const termsOf = (
  rules: readonly RuleConfig[],
  changes: Partial<PhaseTerms> = {},
): PhaseTerms => ({
  currency: 'USD',
  size: usd(100_000),
  startingBalance: usd(100_000),
  calendar: { zone: 'Europe/Prague', resetAt: '00:00' },
  rules,
  ...changes,
})

export const phaseOf = (
  rules: readonly RuleConfig[],
  changes: Partial<PhaseTerms> = {},
): CompiledPhase => compilePhase(termsOf(rules, changes), registry)

type Figures = {
  balance?: number
  equity?: number
  open?: number
  orders?: number
  openedAt?: string | number
  doubts?: readonly Doubt[]
}

/** An observation: equity is the balance unless given, and flat unless `open` is. */
export function seen(at: string | number, figures: Figures = {}): Observation {
  const balance = figures.balance ?? figures.equity ?? 100_000
  const opened = figures.openedAt ?? 0
  return {
    kind: 'observation',
    at: typeof at === 'string' ? time(at) : at,
    balance: usd(balance),
    equity: usd(figures.equity ?? balance),
    openPositions: figures.open ?? 0,
    pendingOrders: figures.orders ?? 0,
    lastOpenedAt: typeof opened === 'string' ? time(opened) : opened,
    ...(figures.doubts ? { doubts: figures.doubts } : {}),
  }
}

const noNews = { before: 0, after: 0 }

/** A deal of one lot: a whole position closed unless it says otherwise. */
export function traded(
  at: string | number,
  given: Partial<Omit<Trade, 'kind' | 'at'>> = {},
): Trade {
  const when = typeof at === 'string' ? time(at) : at
  const { entry = 'close', lots = 100, profit = minor(0) } = given
  return {
    kind: 'trade',
    at: when,
    deal: 'd-1',
    openedAt: when,
    remaining: entry === 'open' ? lots : 0,
    positionProfit: profit,
    value: minor(0),
    openNews: noNews,
    news: noNews,
    ...given,
    entry,
    lots,
    profit,
  }
}

export const tick = (at: string): EngineInput => ({ kind: 'clock', at: time(at) })

export function moved(
  at: string,
  amount: number,
  options: Partial<Pick<BalanceOperation, 'purpose' | 'announced'>> = {},
): BalanceOperation {
  return {
    kind: 'balanceOperation',
    at: time(at),
    amount: usd(amount),
    purpose: amount < 0 ? 'payout' : 'payoutReturn',
    ticket: 't-1',
    ...options,
  }
}

export const announced = (at: string, amount: number): EngineInput => ({
  kind: 'operationAnnounced',
  at: time(at),
  amount: usd(amount),
  reference: 'p-1',
})

export const cancelled = (at: string, amount: number): EngineInput => ({
  kind: 'operationCancelled',
  at: time(at),
  amount: usd(amount),
  reference: 'p-1',
})

export type Played = {
  readonly state: AccountState
  readonly verdicts: readonly Verdict[]
  /** The floors after each input. */
  readonly floors: readonly (readonly number[])[]
}

export function playFrom(
  phase: CompiledPhase,
  before: AccountState,
  inputs: readonly EngineInput[],
): Played {
  let state = before
  const verdicts: Verdict[] = []
  const floors: (readonly number[])[] = []
  for (const input of inputs) {
    const result = phase.evaluate(state, input)
    state = result.state
    verdicts.push(...result.verdicts)
    floors.push(result.floors)
  }
  return { state, verdicts, floors }
}

export const startOf = (phase: CompiledPhase, at = '2026-03-02T09:00:00Z'): AccountState =>
  phase.start(time(at))

/** Plays inputs from a start on Monday 2 March 2026, 10:00 in Prague. */
export const play = (phase: CompiledPhase, ...inputs: EngineInput[]): Played =>
  playFrom(phase, startOf(phase), inputs)

/** `breach dailyLoss equityUnderFloor`, with doubts in brackets. */
export const told = (verdicts: readonly Verdict[]): string[] =>
  verdicts.map(({ kind, rule: key, code, doubts }) =>
    [kind, key, code, ...(doubts.length > 0 ? [`(${doubts.join(', ')})`] : [])].join(' '),
  )

/** The last floor of the phase's first loss rule, in dollars. */
export const lastFloor = ({ floors }: Played): number => (floors.at(-1)?.[0] ?? Number.NaN) / 100

export const slotOf = (phase: CompiledPhase, state: AccountState, name: string): number => {
  const value = phase.describeState(state)[name]
  if (value === undefined) throw new Error(`expected a slot ${name}`)
  return value
}
