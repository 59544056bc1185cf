import type { Doubt } from '../domain/rules/types.js'

/** Bit of each doubt in stored observations: only ever appended to. */
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

export const maskOf = (doubts: readonly Doubt[]): number =>
  doubts.reduce((mask, doubt) => mask | (1 << order.indexOf(doubt)), 0)

export const doubtsIn = (mask: number): Doubt[] =>
  order.filter((_, bit) => (mask & (1 << bit)) !== 0)
