import { formatMoney } from '../money/text.js'
import type { SizeOf } from '../payouts/figure.js'
import type { PhaseTerms } from '../rules/types.js'
import type { RuleRegistry } from '../rules/ruleRegistry.js'
import { difference, mergeSizes, type Difference } from './difference.js'
import { judgeNumbers, neither, unclear, type Judged } from './forTrader.js'
import { offerDifferences } from './offerDifferences.js'
import { payoutDifferences } from './payoutDifferences.js'
import { pairedRules } from './pairedRules.js'
import { phaseRules, type PhaseRule } from './phaseRules.js'
import { phaseTerms, platformMapping } from './phaseTerms.js'
import { ruleDifferences } from './ruleDifferences.js'
import { scalingDifferences } from './scalingDifferences.js'
import { termDifferences } from './termDifferences.js'
import type { ProgramTerms } from './terms.js'

type Compared = {
  readonly before: ProgramTerms
  readonly after: ProgramTerms
  readonly registry: RuleRegistry
  /** Only what touches a challenge of this size that is in the first of these phases. */
  readonly only?: { readonly size: SizeOf; readonly phases: readonly string[] }
}

/** Everything that two versions have differently, phase by phase, and for whom it is better. */
export function differences({ before, after, registry, only }: Compared): Difference[] {
  const sizes = commonSizes(before, after).filter((each) => !only || isSame(each, only.size))
  const names = sizes.map(sizeText)
  const bySize = (found: (size: SizeOf) => Difference[]) =>
    mergeSizes(
      sizes.flatMap((size) =>
        found(size).map((each) => ({ size: sizeText(size), difference: each })),
      ),
      names,
    )
  const keys = [...new Set([...before.phases, ...after.phases].map(({ key }) => key))]
    .filter((key) => !only || only.phases.includes(key))
    .sort()
  return [
    ...termDifferences(before, after, only === undefined),
    ...keys.flatMap((key) => [
      ...wholePhase(before, after, key),
      ...bySize((size) => ofPhase({ before, after, registry, key, size })),
    ]),
    ...bySize((size) => payoutDifferences(before.payout, after.payout, size)),
    ...bySize((size) => scalingDifferences(before.scaling, after.scaling, size)),
    ...(keys.some((key) => key !== 'funded')
      ? bySize((size) => offerDifferences(before.offers, after.offers, size))
      : []),
  ]
}

const sizeText = ({ size, currency }: SizeOf): string =>
  `${formatMoney(size, currency)} ${currency}`

const isSame = (a: SizeOf, b: SizeOf): boolean => a.size === b.size && a.currency === b.currency

const commonSizes = (before: ProgramTerms, after: ProgramTerms): SizeOf[] =>
  after.sizes.filter((size) => before.sizes.some((each) => isSame(each, size)))

function wholePhase(before: ProgramTerms, after: ProgramTerms, key: string): Difference[] {
  const old = before.phases.find((phase) => phase.key === key)
  const now = after.phases.find((phase) => phase.key === key)
  const named = { phase: key, phaseName: now?.name ?? old?.name ?? key, title: 'Phase' }
  if (old && now) {
    if (old.name === now.name) return []
    return [difference({ ...neither, ...named, title: 'Name', before: old.name, after: now.name })]
  }
  const judged: Judged = now
    ? { forTrader: 'harder', reason: 'There is one phase more to pass.' }
    : { forTrader: 'easier', reason: 'There is one phase less to pass.' }
  return [difference({ ...judged, ...named, before: old?.name ?? null, after: now?.name ?? null })]
}

type OfPhase = Pick<Compared, 'before' | 'after' | 'registry'> & {
  readonly key: string
  readonly size: SizeOf
}

function ofPhase({ before, after, registry, key, size }: OfPhase): Difference[] {
  const choice = { phase: key, ...size }
  const [old, now] = [phaseTerms(before, choice), phaseTerms(after, choice)]
  if (!old || !now) return []
  const rules = { before: phaseRules(old, registry), after: phaseRules(now, registry) }
  const pairs = pairedRules(rules.before, rules.after)
  const found = pairs.flatMap(([from, to]) => {
    if (!from) return to ? [added(to, to.definition.words(to.parameters, now), rules.before)] : []
    if (!to) return [removed(from, from.definition.words(from.parameters, old))]
    return ruleDifferences({ rule: from, terms: old }, { rule: to, terms: now })
  })
  const phaseName = after.phases.find((phase) => phase.key === key)?.name ?? key
  return [
    ...found,
    ...unknownRules(old, now, registry),
    ...platformDifference(before, after, choice),
  ].map((each) => ({
    ...each,
    phase: key,
    phaseName,
  }))
}

/** Rules that this firm no longer has can be told apart only as they are written. */
function unknownRules(before: PhaseTerms, after: PhaseTerms, registry: RuleRegistry): Difference[] {
  const unknown = ({ rules }: PhaseTerms) =>
    new Map(
      rules
        .filter(({ rule, revision }) => !registry.find(rule, revision))
        .map((config) => [config.key, JSON.stringify(config.parameters)]),
    )
  const [old, now] = [unknown(before), unknown(after)]
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((rule) => old.get(rule) !== now.get(rule))
    .map((rule) => {
      const [was, is] = [old.get(rule) ?? null, now.get(rule) ?? null]
      return difference({ ...unclear, rule, title: rule, before: was, after: is })
    })
}

function added(rule: PhaseRule, words: string, before: readonly PhaseRule[]): Difference {
  const isFirstGoal =
    rule.definition.passing === 'goal' &&
    before.every(({ definition }) => definition.passing !== 'goal')
  const judged: Judged = isFirstGoal
    ? unclear
    : { forTrader: 'harder', reason: 'It was not asked before.' }
  const title = rule.definition.label
  return difference({ ...judged, rule: rule.key, title, before: null, after: words })
}

function removed(rule: PhaseRule, words: string): Difference {
  const judged: Judged =
    rule.definition.passing === 'goal'
      ? unclear
      : { forTrader: 'easier', reason: 'It is not asked any more.' }
  const title = rule.definition.label
  return difference({ ...judged, rule: rule.key, title, before: words, after: null })
}

function platformDifference(
  before: ProgramTerms,
  after: ProgramTerms,
  choice: SizeOf & { readonly phase: string },
): Difference[] {
  const [old, now] = [platformMapping(before, choice), platformMapping(after, choice)]
  if (!old || !now || old.leverage === now.leverage) return []
  return [
    difference({
      ...judgeNumbers('easier', old.leverage, now.leverage),
      title: 'Leverage of new accounts',
      before: `1:${old.leverage}`,
      after: `1:${now.leverage}`,
    }),
  ]
}
