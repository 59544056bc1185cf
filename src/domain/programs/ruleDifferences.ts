import { isFixed, fixedAmount } from './amounts.js'
import { difference, type Difference } from './difference.js'
import { judgeChange, unclear, type Judged } from './forTrader.js'
import type { PhaseRule } from './phaseRules.js'
import { isShown, parameterFields, type ParameterField } from '../rules/parameterFields.js'
import type { PhaseTerms } from '../rules/types.js'
import { valueText } from './valueText.js'

type Side = { readonly rule: PhaseRule; readonly terms: PhaseTerms }

/** What a rule that both versions have asks differently. */
export function ruleDifferences(before: Side, after: Side): Difference[] {
  const label = after.rule.definition.label
  const about = { rule: after.rule.key }
  if (before.rule.definition !== after.rule.definition) {
    const [was, is] = [before, after].map(({ rule }) => `revision ${rule.definition.revision}`)
    const title = `${label}: behaviour`
    return [difference({ ...unclear, ...about, title, before: was ?? null, after: is ?? null })]
  }
  const fields = parameterFields(after.rule.definition)
  const basis = fields.find(({ direction }) => direction === 'basis')
  const [own, done] = basis ? compareBasis(basis, fields, { before, after }) : [[], new Set()]
  const rest = fields
    .filter(({ name }) => !done.has(name))
    .flatMap((field) => compareField(field, { before, after }))
  return [...own, ...rest].map((each) => ({ ...each, ...about, title: `${label}: ${each.title}` }))
}

type Sides = { readonly before: Side; readonly after: Side }

/** The value where it says anything, else undefined. */
const shown = (field: ParameterField, { rule }: Side): unknown =>
  isShown(field, rule.parameters) ? rule.parameters[field.name] : undefined

function compareField(field: ParameterField, { before, after }: Sides): Difference[] {
  const [old, now] = [shown(field, before), shown(field, after)]
  if (JSON.stringify(old) === JSON.stringify(now)) return []
  const one = old === undefined || now === undefined
  // What only one of them asks was decided by another parameter, which is compared itself.
  const only = old === undefined ? now : old
  if (one && JSON.stringify(only) === JSON.stringify(field.initial)) return []
  const given = after.rule.parameters
  const judged = one ? unclear : judgeChange(field.direction, { before: old, after: now, given })
  return [changed(field, judged, [textOf(field, old, before), textOf(field, now, after)])]
}

const textOf = (field: ParameterField, value: unknown, { terms }: Side): string | null =>
  value === undefined ? null : valueText(field, value, terms)

const changed = (
  { name, title }: Pick<ParameterField, 'name' | 'title'>,
  judged: Judged,
  [before, after]: readonly [string | null, string | null],
): Difference => difference({ ...judged, field: name, title, before, after })

/** Where a share becomes an amount, or the other way round, what both come to is compared. */
function compareBasis(
  basis: ParameterField,
  fields: readonly ParameterField[],
  sides: Sides,
): readonly [Difference[], ReadonlySet<string>] {
  const { before, after } = sides
  const [old, now] = [shown(basis, before), shown(basis, after)]
  if (old === now) return [[], new Set([basis.name])]
  const [was, is] = [basisText(basis, fields, before), basisText(basis, fields, after)]
  const done = new Set([basis.name, 'percent', 'amount'])
  const [from, to] = [fixedAmount(before.rule, before.terms), fixedAmount(after.rule, after.terms)]
  const figure = fields.find(({ name }) => name === 'amount')
  const isComparable =
    isFixed(before.rule.parameters) && isFixed(after.rule.parameters) && old !== undefined
  const judged =
    isComparable && now !== undefined && from !== to
      ? judgeChange(figure?.direction, { before: from, after: to, given: after.rule.parameters })
      : isComparable && from === to
        ? { forTrader: 'neither' as const, reason: 'Both come to the same amount.' }
        : unclear
  return [[changed({ name: basis.name, title: 'Limit' }, judged, [was, is])], done]
}

function basisText(
  basis: ParameterField,
  fields: readonly ParameterField[],
  side: Side,
): string | null {
  if (shown(basis, side) === undefined) return null
  const figures = fields.filter(({ name }) => name === 'percent' || name === 'amount')
  const texts = figures.flatMap((field) => textOf(field, shown(field, side), side) ?? [])
  return [...texts, textOf(basis, shown(basis, side), side)].join(', ').toLowerCase()
}
