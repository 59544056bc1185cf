import type { CompiledPhase } from '../domain/rules/compilePhase.js'
import type { Evidence } from '../domain/rulings/evidence.js'

export type Seen = {
  readonly at: number
  readonly receivedAt: number
  readonly equity: number
  readonly balance: number
  /** Each floor right after it, by the key of its rule. */
  readonly floors: Readonly<Record<string, number>>
  readonly isDoubtful: boolean
}

export type ChartLine = {
  readonly title: string
  readonly points: readonly { readonly at: number; readonly amount: number }[]
  readonly style: 'equity' | 'decisive' | 'other'
}

/** Equity and floors at every observation of the evidence. Amounts are minor units. */
export type EvidenceChart = {
  readonly lines: readonly ChartLine[]
  readonly mark: { readonly at: number; readonly amount: number; readonly word: string }
  readonly tone: 'bad' | 'good' | 'near'
  readonly currency: Evidence['terms']['currency']
  readonly zone: string
}

/** Every observation with the floors as the rules had them right after it. */
export function observationsOf(evidence: Evidence, phase: CompiledPhase): Seen[] {
  let state = phase.restoreState(evidence.stateBefore)
  const seen: Seen[] = []
  for (const { input, receivedAt } of evidence.inputs) {
    state = phase.evaluate(state, input).state
    if (input.kind !== 'observation') continue
    const floors = Object.fromEntries(
      phase.floorSlots.map((slot) => [ruleOfSlot(phase, slot), state[slot] ?? 0]),
    )
    const { at, equity, balance } = input
    const isDoubtful = (input.doubts?.length ?? 0) > 0
    seen.push({ at, receivedAt, equity, balance, floors, isDoubtful })
  }
  return seen
}

const ruleOfSlot = (phase: CompiledPhase, slot: number): string =>
  phase.slotNames[slot]?.split('.')[0] ?? ''

type Drawn = {
  readonly evidence: Evidence
  readonly phase: CompiledPhase
  readonly seen: readonly Seen[]
  readonly word: string
  readonly tone: EvidenceChart['tone']
  readonly titleOf: (rule: string) => string
}

/** @returns null where nothing was observed */
export function chartOf({ evidence, seen, word, tone, titleOf }: Drawn): EvidenceChart | null {
  const last = seen.at(-1)
  if (!last) return null
  const { verdict, terms } = evidence
  const equity = seen.map(({ at, equity: amount }) => ({ at, amount }))
  const floors = Object.keys(last.floors).map((rule): ChartLine => ({
    title: titleOf(rule),
    points: seen.flatMap(({ at, floors: each }) => {
      const amount = each[rule]
      return amount === undefined ? [] : [{ at, amount }]
    }),
    style: rule === verdict.rule ? 'decisive' : 'other',
  }))
  const isGoal = verdict.kind === 'pass' && verdict.unit === 'money'
  const goal: ChartLine = {
    title: 'Target',
    points: seen.map(({ at }) => ({ at, amount: verdict.limit })),
    style: 'decisive',
  }
  return {
    lines: [
      { title: 'Equity', points: equity, style: 'equity' },
      ...(isGoal ? [goal] : []),
      ...floors,
    ],
    mark: { at: last.at, amount: last.equity, word },
    tone,
    currency: terms.currency,
    zone: terms.calendar.zone,
  }
}
