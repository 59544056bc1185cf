import { DomainFault } from '../fault.js'
import type { RuleRegistry } from './ruleRegistry.js'
import { phaseTermsSchema } from './termsSchema.js'
import type { PhaseTerms, RuleConfig } from './types.js'

/** Why terms cannot be used; `rule` is the rule's key, or null for the terms themselves. */
export type TermsIssue = {
  readonly rule: string | null
  readonly field: string
  readonly code:
    'invalidTerms' | 'duplicateKey' | 'unknownRule' | 'invalidParameter' | 'decidedAtStart'
  readonly message: string
}

/** Thrown by `compilePhase`; published versions never cause it, because publishing checks first. */
export class TermsRefused extends DomainFault {
  readonly issues: readonly TermsIssue[]

  constructor(issues: readonly TermsIssue[]) {
    super(issues.map(issueText).join('; '))
    this.name = 'TermsRefused'
    this.issues = issues
  }
}

const issueText = ({ rule, field, message }: TermsIssue): string =>
  `${rule === null ? 'terms' : `rule ${rule}`}${field === '' ? '' : `, ${field}`}: ${message}`

/** Everything that is wrong with the shape of the terms and the parameters of their rules. */
export function checkTerms(terms: PhaseTerms, registry: RuleRegistry): readonly TermsIssue[] {
  const shape = phaseTermsSchema.safeParse(terms)
  if (!shape.success) {
    return shape.error.issues.map((issue) => ({
      rule: ruleAt(terms, issue.path),
      field: issue.path.map(String).join('.'),
      code: 'invalidTerms',
      message: issue.message,
    }))
  }
  return [...duplicateKeys(terms), ...terms.rules.flatMap((config) => checkRule(config, registry))]
}

/** The key of the rule that an issue inside `rules[n]` is about, when it has one. */
function ruleAt(terms: PhaseTerms, path: readonly PropertyKey[]): string | null {
  const [first, index] = path
  if (first !== 'rules' || typeof index !== 'number') return null
  const key: unknown = terms.rules[index]?.key
  return typeof key === 'string' ? key : null
}

function duplicateKeys(terms: PhaseTerms): TermsIssue[] {
  const keys = terms.rules.map(({ key }) => key)
  return keys
    .filter((key, index) => keys.indexOf(key) !== index || key === 'phase' || key === 'core')
    .map((rule) => ({
      rule,
      field: 'key',
      code: 'duplicateKey',
      message: 'expected a key that no other rule of the phase has',
    }))
}

function checkRule(config: RuleConfig, registry: RuleRegistry): TermsIssue[] {
  const rule = registry.find(config.rule, config.revision)
  if (rule === undefined) {
    return [
      {
        rule: config.key,
        field: 'rule',
        code: 'unknownRule',
        message: `expected a known rule, was ${config.rule}@${config.revision}`,
      },
    ]
  }
  return rule.issues(config.parameters).map(({ field, message }) => ({
    rule: config.key,
    field,
    code: 'invalidParameter',
    message,
  }))
}
