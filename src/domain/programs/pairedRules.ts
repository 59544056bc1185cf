import type { PhaseRule } from './phaseRules.js'

/** A rule before and after; null where it was not there, or is not any more. */
export type RulePair = readonly [PhaseRule | null, PhaseRule | null]

/** Rules of one key belong together, then rules of one name in their order. */
export function pairedRules(before: readonly PhaseRule[], after: readonly PhaseRule[]): RulePair[] {
  const open = new Set(before)
  const take = (fits: (rule: PhaseRule) => boolean): PhaseRule | null => {
    const found = [...open].find(fits) ?? null
    if (found) open.delete(found)
    return found
  }
  const byKey = new Map(
    after.map((to) => [
      to,
      take(({ key, definition }) => key === to.key && definition.name === to.definition.name),
    ]),
  )
  const pairs = after.map((to): RulePair => {
    const from = byKey.get(to) ?? take(({ definition }) => definition.name === to.definition.name)
    return [from, to]
  })
  return [...pairs, ...[...open].map((from): RulePair => [from, null])]
}
