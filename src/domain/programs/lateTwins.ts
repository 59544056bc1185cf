import type { PhaseTerms } from '../rules/types.js'
import { fixedAmount } from './amounts.js'
import { finding, removal, type Finding } from './finding.js'
import { named, numberOf, ruleTitle, type PhaseRule } from './phaseRules.js'
import type { CheckedPhase } from './wayToPass.js'

/** A rule that allows so much, and what else must be alike for two of its name to be compared. */
type Twin = {
  readonly room: (rule: PhaseRule, terms: PhaseTerms) => number | null
  readonly alike: readonly string[]
  readonly field: (rule: PhaseRule) => string
}

const inUnit = ({ parameters }: PhaseRule): string =>
  parameters.unit === 'amount' ? 'amount' : 'percent'

const twins: Readonly<Record<string, Twin>> = {
  dailyLoss: { room: fixedAmount, alike: ['anchor', 'tested'], field: inUnit },
  floatingLoss: { room: fixedAmount, alike: ['scope'], field: inUnit },
  maximumPositions: {
    room: (rule) => numberOf(rule, 'positions'),
    alike: [],
    field: () => 'positions',
  },
  maximumLots: {
    room: (rule) => (rule.parameters.safetyNet === null ? numberOf(rule, 'lots') : null),
    alike: ['steps'],
    field: () => 'lots',
  },
}

/** Two rules of one name with other consequences: the milder one must come first, or it never does. */
export function lateTwins({ phase, rules, terms }: CheckedPhase): Finding[] {
  return Object.entries(twins).flatMap(([name, twin]) => {
    const own = named(rules, name)
    return own.flatMap((rule): Finding[] => {
      const room = twin.room(rule, terms)
      const first = own.find((other) => {
        const near = twin.room(other, terms)
        const ends = other !== rule && other.parameters.consequence === 'breach'
        return ends && room !== null && near !== null && near <= room && isAlike(twin, rule, other)
      })
      if (!first || rule.parameters.consequence === 'breach') return []
      const about = { phase, rule: rule.key }
      const message = `Never decides first: ${ruleTitle(first)} ends the account at the same limit or before it.`
      const said = { field: twin.field(rule), message, waysOut: [removal(about)] }
      return [finding({ level: 'warned', code: 'neverDecides', ...about, ...said })]
    })
  })
}

const isAlike = ({ alike }: Twin, a: PhaseRule, b: PhaseRule): boolean =>
  alike.every((name) => JSON.stringify(a.parameters[name]) === JSON.stringify(b.parameters[name]))
