import { checkTerms, TermsRefused, type TermsIssue } from '../rules/checkTerms.js'
import { compilePhase } from '../rules/compilePhase.js'
import { parameterFields } from '../rules/parameterFields.js'
import { amountText } from '../rules/phrasing.js'
import type { RuleRegistry } from '../rules/ruleRegistry.js'
import type { PhaseTerms } from '../rules/types.js'
import { finding, removal, type Finding, type FindingCode } from './finding.js'
import { phaseRules, ruleTitle, type PhaseRule } from './phaseRules.js'
import type { CheckedPhase } from './wayToPass.js'

type Given = { readonly phase: string; readonly terms: PhaseTerms; readonly registry: RuleRegistry }

/** Why the engine would refuse the phase: unknown rules, parameters that do not fit, keys used twice. */
export const engineFindings = ({ phase, terms, registry }: Given): Finding[] =>
  checkTerms(terms, registry).map((issue) => ofIssue(phase, issue))

const codes: Readonly<Record<TermsIssue['code'], FindingCode>> = {
  invalidTerms: 'invalidTerms',
  duplicateKey: 'duplicateKey',
  unknownRule: 'unknownRule',
  invalidParameter: 'invalidParameter',
  decidedAtStart: 'decidedAtStart',
}

function ofIssue(phase: string, { rule, field, code, message }: TermsIssue): Finding {
  return finding({
    ...{ level: 'refused', code: codes[code], phase, rule, message },
    field: field === '' ? null : field,
    waysOut: rule !== null && code === 'unknownRule' ? [removal({ phase, rule })] : [],
  })
}

/** Rules that decide about an account which has done nothing: each is looked at by itself. */
export function startFindings({ phase, terms, registry }: Given): Finding[] {
  return phaseRules(terms, registry).flatMap((rule): Finding[] => {
    const about = { phase, rule: rule.key }
    const alone = { ...terms, rules: terms.rules.filter(({ key }) => key === rule.key) }
    const floors = floorsAtStart(alone, registry)
    if (floors === null || floors.some((floor) => floor >= terms.startingBalance)) {
      return [atStart(rule, { about, terms, isFloor: rule.definition.passing === null })]
    }
    return []
  })
}

/** Null where the engine refuses the rule because it decides at once. */
function floorsAtStart(terms: PhaseTerms, registry: RuleRegistry): readonly number[] | null {
  try {
    const compiled = compilePhase(terms, registry)
    return compiled.floors(compiled.start(Date.UTC(2024, 0, 1, 12)))
  } catch (error) {
    if (error instanceof TermsRefused) return null
    throw error
  }
}

type AtStart = {
  readonly about: { readonly phase: string; readonly rule: string }
  readonly terms: PhaseTerms
  readonly isFloor: boolean
}

function atStart({ parameters }: PhaseRule, { about, terms, isFloor }: AtStart): Finding {
  const start = amountText(terms.startingBalance, terms)
  const message = isFloor
    ? `The floor is at or above the start: an account that begins with ${start} would end at once.`
    : `It is met before anything is traded: an account that begins with ${start} would pass at once.`
  const field =
    'floorAt' in parameters && parameters.floorAt !== null
      ? 'floorAt'
      : parameters.unit === 'amount'
        ? 'amount'
        : 'percent'
  const code = isFloor ? 'floorAtStart' : 'decidedAtStart'
  return finding({ level: 'refused', code, ...about, field, message, waysOut: [removal(about)] })
}

/** Two rules of one name that differ in nothing which tells them apart. */
export const setTwice = ({ phase, rules }: CheckedPhase): Finding[] =>
  rules.flatMap((rule, index): Finding[] => {
    const first = rules.slice(0, index).find((other) => setsTheSame(other, rule))
    if (!first) return []
    const about = { phase, rule: rule.key }
    const message = `This is set twice: ${ruleTitle(first)} already sets it.`
    return [
      finding({ level: 'refused', code: 'setTwice', ...about, message, waysOut: [removal(about)] }),
    ]
  })

function setsTheSame(a: PhaseRule, b: PhaseRule): boolean {
  if (a.definition.name !== b.definition.name) return false
  return parameterFields(a.definition)
    .filter(({ distinguishes }) => distinguishes === true)
    .every(({ name }) => a.parameters[name] === b.parameters[name])
}
