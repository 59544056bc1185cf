import { ruleName } from '../../domain/rules/ruleLabel.js'

/** What each rule is called, by its name. */
export type RuleLabels = Readonly<Record<string, string>>

export const labelOf = (labels: RuleLabels, key: string): string => labels[ruleName(key)] ?? key

/** A phase that has a rule several times numbers its keys from the second on. */
const sameRuleMax = 9

/** The keys that rulings may name a rule by. */
export const keysOf = (name: string): readonly string[] => [
  name,
  ...Array.from({ length: sameRuleMax - 1 }, (_, index) => `${name}-${index + 2}`),
]
