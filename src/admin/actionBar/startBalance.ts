import type { OfferedMove } from './moves.js'

type Figures = Pick<NonNullable<OfferedMove['goesOn']>, 'latest' | 'floor'>

/**
 * With which balance an account goes on unless another is chosen: what it had, or where it began when
 * it would end again at once with what it had.
 */
export const startBalance = ({ latest, floor }: Figures): 'latest' | 'initial' =>
  latest !== null && floor !== null && latest < floor ? 'initial' : 'latest'
