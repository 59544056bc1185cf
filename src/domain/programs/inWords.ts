import { DomainFault } from '../fault.js'
import type { SizeOf } from '../payouts/figure.js'
import { payoutWords } from '../payouts/words.js'
import { resetText } from '../rules/phrasing.js'
import type { RuleRegistry } from '../rules/ruleRegistry.js'
import { scalingWords } from '../scaling/scalingWords.js'
import { offersInWords } from './offersInWords.js'
import { phaseTerms } from './phaseTerms.js'
import type { ProgramTerms } from './terms.js'

export type PhaseInWords = {
  readonly key: string
  readonly name: string
  readonly rules: readonly {
    readonly key: string
    /** Null where the rule is unknown or its parameters do not fit. */
    readonly words: string | null
  }[]
}

export type ProgramInWords = {
  readonly phases: readonly PhaseInWords[]
  readonly payout: readonly string[]
  /** How a funded account grows; empty where it does not. */
  readonly scaling: readonly string[]
  /** What may be had besides the challenge. */
  readonly offers: readonly string[]
  /** When a new day begins. */
  readonly day: string
}

/**
 * The whole program as a trader with an account of this size reads it: every sentence is made from
 * the parameters that the engine evaluates.
 */
export function programInWords(
  terms: ProgramTerms,
  { size, currency }: SizeOf,
  registry: RuleRegistry,
): ProgramInWords {
  return {
    phases: terms.phases.map(({ key, name, rules }) => ({
      key,
      name,
      rules: rules.map((config, index) => ({
        key: config.key,
        words: orNull(() => {
          const own = phaseTerms(terms, { phase: key, size, currency })
          const resolved = own?.rules[index]
          const rule = registry.find(config.rule, config.revision)
          return own && resolved ? (rule?.words(resolved.parameters, own) ?? null) : null
        }),
      })),
    })),
    payout: orNull(() => payoutWords(terms.payout, { size, currency })) ?? [],
    scaling: orNull(() => growthWords(terms, { size, currency })) ?? [],
    offers: orNull(() => offersInWords(terms.offers, { size, currency })) ?? [],
    day: `A new day begins at ${resetText(terms.calendar)}.`,
  }
}

const growthWords = ({ scaling }: ProgramTerms, account: SizeOf): string[] =>
  scaling ? scalingWords(scaling, account) : []

/** A part that cannot be said has a finding that says why. */
function orNull<Value>(say: () => Value): Value | null {
  try {
    return say()
  } catch (error) {
    if (error instanceof DomainFault) return null
    throw error
  }
}
