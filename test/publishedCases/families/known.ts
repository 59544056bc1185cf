import { Unsupported, type PublishedCase } from '../publishedCase.js'

/** What a family can read: any value, or some words alone. */
export type Known = Readonly<Record<string, 'any' | readonly unknown[]>>

/** `breachNote`, `note`: prose that says nothing to a machine. */
const isProse = (name: string): boolean => /note$/i.test(name)

/**
 * Refuses what a family would otherwise pass over. `null` is how cases leave out what others state.
 *
 * @throws Unsupported naming the parameter, or the word that has no counterpart
 */
export function checkParameters({ rule: { params } }: PublishedCase, known: Known): void {
  for (const [name, value] of Object.entries(params)) {
    if (name === 'currency' || isProse(name) || value === null) continue
    const words = known[name]
    if (words === undefined) throw new Unsupported(`expected a known parameter, was ${name}`)
    if (words === 'any' || words.includes(value)) continue
    throw new Unsupported(
      `expected ${name} as one of ${words.join()}, was ${JSON.stringify(value)}`,
    )
  }
}

/** @throws Unsupported naming the kind of event that has no counterpart */
export function checkEvents({ timeline }: PublishedCase, known: readonly string[]): void {
  const strange = timeline.find(
    ({ event }) => event !== undefined && event !== null && !known.includes(String(event)),
  )
  if (strange) throw new Unsupported(`expected a known event, was ${String(strange['event'])}`)
}
