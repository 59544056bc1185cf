import type { Doubt } from './types.js'

/** The bit of each doubt in stored states: only ever appended to. */
const order = [
  'equityMissing',
  'equityZero',
  'equityJump',
  'staleObservation',
  'gapWithoutCatchUp',
  'anchorEstimated',
  'balanceOperationPending',
  'equityComputed',
  'massEnding',
  'rulingsHeld',
] as const satisfies readonly Doubt[]

/** Several doubts as one number. */
export const maskOf = (doubts: readonly Doubt[]): number =>
  doubts.reduce((mask, doubt) => mask | (1 << order.indexOf(doubt)), 0)

export const doubtsIn = (mask: number): Doubt[] =>
  order.filter((_, bit) => (mask & (1 << bit)) !== 0)

/** Doubts that say the figure itself is probably not what the account was worth. */
const wrongFigure = maskOf(['equityMissing', 'equityZero', 'equityJump'])

export const isWrongFigure = (mask: number): boolean => (mask & wrongFigure) !== 0
