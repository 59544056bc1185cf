import type { DraftChange } from '../../domain/programs/finding.js'

/** The terms of a program as an operator writes them: any value may still be wrong. */
export type Draft = {
  readonly calendar: Readonly<Record<string, unknown>>
  readonly sizes: readonly DraftSize[]
  readonly phases: readonly DraftPhase[]
  readonly platformMap: readonly DraftMapping[]
  readonly payout: Readonly<Record<string, unknown>>
  /** Null or left out: funded accounts do not grow. */
  readonly scaling?: unknown
  readonly offers: Readonly<Record<string, unknown>>
  readonly kyc: boolean
  readonly agreement: boolean
}

export type DraftSize = {
  readonly size: unknown
  readonly currency: string
  readonly startingBalance?: unknown
}

export type DraftRule = {
  readonly key: string
  readonly rule: string
  readonly revision: number
  readonly parameters: Readonly<Record<string, unknown>>
}

export type DraftPhase = {
  readonly key: string
  readonly name: string
  readonly rules: readonly DraftRule[]
}

export type DraftMapping = {
  readonly phase: string
  readonly size?: unknown
  readonly currency?: unknown
  readonly connections: readonly { readonly connection: string; readonly weight: unknown }[]
  readonly group: string
  readonly leverage: unknown
  readonly namePattern: string
}

type Fields = Readonly<Record<string, unknown>>

const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const text = (value: unknown, fallback = ''): string =>
  typeof value === 'string' ? value : fallback

/** Nothing was written yet, so a template is offered. */
export const isEmpty = (value: unknown): boolean => Object.keys(fields(value)).length === 0

/** Whether the form can show the value without losing any of it. */
export const isReadable = (value: unknown): boolean => {
  const given = fields(value)
  const lists = ['sizes', 'phases', 'platformMap'].every((name) =>
    list(given[name]).every((each) => Object.keys(fields(each)).length > 0),
  )
  const known = new Set([
    'calendar',
    'sizes',
    'phases',
    'platformMap',
    'payout',
    'scaling',
    'offers',
    'kyc',
    'agreement',
  ])
  return lists && Object.keys(given).every((name) => known.has(name))
}

export function readDraft(value: unknown): Draft {
  const given = fields(value)
  return {
    ...given,
    calendar: fields(given.calendar),
    sizes: list(given.sizes).map((each) => {
      const size = fields(each)
      return { ...size, size: size.size, currency: text(size.currency, 'USD') }
    }),
    phases: list(given.phases).map((each) => {
      const phase = fields(each)
      const rules = list(phase.rules).map(readRule)
      return { ...phase, key: text(phase.key), name: text(phase.name), rules }
    }),
    platformMap: list(given.platformMap).map((each) => readMapping(fields(each))),
    payout: fields(given.payout),
    offers: fields(given.offers),
    kyc: given.kyc !== false,
    agreement: given.agreement !== false,
  }
}

function readRule(value: unknown): DraftRule {
  const given = fields(value)
  return {
    ...given,
    key: text(given.key),
    rule: text(given.rule),
    revision: typeof given.revision === 'number' ? given.revision : 1,
    parameters: fields(given.parameters),
  }
}

const readMapping = (given: Fields): DraftMapping => ({
  ...given,
  phase: text(given.phase, 'any'),
  connections: list(given.connections).map((each) => {
    const one = fields(each)
    return { ...one, connection: text(one.connection), weight: one.weight ?? 1 }
  }),
  group: text(given.group),
  leverage: given.leverage ?? 100,
  namePattern: text(given.namePattern, '{reference} {phase}'),
})

/** The draft with the rules of one phase changed. */
export const withRules = (
  draft: Draft,
  phase: string,
  change: (rules: readonly DraftRule[]) => readonly DraftRule[],
): Draft => ({
  ...draft,
  phases: draft.phases.map((each) =>
    each.key === phase ? { ...each, rules: change(each.rules) } : each,
  ),
})

export const setParameter = (
  rules: readonly DraftRule[],
  key: string,
  [field, value]: readonly [field: string, value: unknown],
): readonly DraftRule[] =>
  rules.map((rule) =>
    rule.key === key ? { ...rule, parameters: { ...rule.parameters, [field]: value } } : rule,
  )

/** A rule is put at the end, under a key that the phase does not have yet. */
export function addRule(
  rules: readonly DraftRule[],
  added: Omit<DraftRule, 'key'>,
): readonly DraftRule[] {
  const taken = new Set(rules.map(({ key }) => key))
  let key = added.rule
  for (let number = 2; taken.has(key); number += 1) key = `${added.rule}-${number}`
  return [...rules, { ...added, key }]
}

/** A rule one place up or down; at the end it stays. */
export function moveRule(
  rules: readonly DraftRule[],
  key: string,
  by: -1 | 1,
): readonly DraftRule[] {
  const from = rules.findIndex((rule) => rule.key === key)
  const [moved, other] = [rules[from], rules[from + by]]
  if (!moved || !other) return rules
  return rules.map((rule) => (rule === moved ? other : rule === other ? moved : rule))
}

/** What a button beside a finding does. */
export function applyChange(draft: Draft, change: DraftChange): Draft {
  if (change.kind === 'setTerm') {
    return { ...draft, calendar: { ...draft.calendar, zone: change.value } }
  }
  return withRules(draft, change.phase, (rules) => {
    if (change.kind === 'removeRule') return rules.filter(({ key }) => key !== change.rule)
    if (change.kind === 'setParameter') {
      return setParameter(rules, change.rule, [change.field, change.value])
    }
    const { rule, parameters } = change
    return addRule(rules, { rule, revision: 1, parameters })
  })
}

/** One evaluation more, a copy of the last one, before the funded phase. */
export function addPhase(draft: Draft): Draft {
  const evaluations = draft.phases.filter(({ key }) => key !== 'funded')
  const number = evaluations.length + 1
  const last = evaluations.at(-1)
  const added: DraftPhase = {
    key: `evaluation-${number}`,
    name: `Phase ${number}`,
    rules: last?.rules ?? [
      { key: 'profitTarget', rule: 'profitTarget', revision: 1, parameters: {} },
    ],
  }
  const funded = draft.phases.filter(({ key }) => key === 'funded')
  return { ...draft, phases: [...evaluations, added, ...funded] }
}

/** Without one evaluation; those after it move up, and so do the rows of the platform map for them. */
export function removePhase(draft: Draft, removed: string): Draft {
  const kept = draft.phases.filter(({ key }) => key !== removed)
  const evaluations = kept.filter(({ key }) => key !== 'funded').map(({ key }) => key)
  const renamed = new Map(evaluations.map((key, index) => [key, `evaluation-${index + 1}`]))
  const name = (key: string) => renamed.get(key) ?? key
  return {
    ...draft,
    phases: kept.map((phase) => ({ ...phase, key: name(phase.key) })),
    platformMap: draft.platformMap
      .filter(({ phase }) => phase !== removed)
      .map((row) => ({ ...row, phase: name(row.phase) })),
  }
}
