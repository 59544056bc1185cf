import type { OfferedMove } from './moves.js'

type Named = Pick<OfferedMove, 'event' | 'label'>

/**
 * A letter for each move: the first of its label that neither the page (`taken`) nor an earlier move
 * has; a move without one is pressed with the pointer.
 */
export function lettersOf(
  moves: readonly Named[],
  taken: string,
): Readonly<Record<string, string>> {
  const used = new Set(taken.toLowerCase())
  return Object.fromEntries(
    moves.flatMap(({ event, label }) => {
      const letter = [...label.toLowerCase()].find((each) => /[a-z]/.test(each) && !used.has(each))
      if (!letter) return []
      used.add(letter)
      return [[event, letter]]
    }),
  )
}
