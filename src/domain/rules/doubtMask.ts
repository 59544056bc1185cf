import { allDoubts, type Doubt } from './types.js'

/** Several doubts as one number. */
export const maskOf = (doubts: readonly Doubt[]): number =>
  doubts.reduce((mask, doubt) => mask | (1 << allDoubts.indexOf(doubt)), 0)

export const doubtsIn = (mask: number): Doubt[] =>
  allDoubts.filter((_, bit) => (mask & (1 << bit)) !== 0)

/** Doubts that say the figure itself is probably not what the account was worth. */
const wrongFigure = maskOf(['equityMissing', 'equityZero', 'equityJump', 'equityFromBars'])

export const isWrongFigure = (mask: number): boolean => (mask & wrongFigure) !== 0

const fromBars = maskOf(['equityFromBars'])

/** Nobody saw the figure: it is the worst that it can have been. */
export const isFromBars = (mask: number): boolean => (mask & fromBars) !== 0
