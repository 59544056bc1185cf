import { minor, type Minor } from '../../money/minor.js'

/** Lots and contracts are hundredths, as everywhere in the engine. */
export type LotsStep = { readonly profit: Minor; readonly lots: number }

export type LotsTerms = {
  /** From which profit how many lots may be open; without steps `lots` always. */
  readonly steps: readonly LotsStep[]
  readonly lots: number
  /** Whether a profit of exactly a step's figure reaches it. */
  readonly atStep: 'reached' | 'notReached'
  /** Until this profit only `factorBefore` percent (hundredths) of it are allowed. */
  readonly safetyNet: Minor | null
  readonly factorBefore: number
  /** Whether parts of a lot are cut off, as futures have none. */
  readonly wholeLots: boolean
}

const wholeLot = 100

/** What may be open at once with this profit; lots below one hundredth are cut off. */
export function allowedLots(terms: LotsTerms, profit: Minor): number {
  const reached = terms.steps.filter((step) => isReached(terms, step, profit))
  const lots = Math.max(
    0,
    ...reached.map((step) => step.lots),
    terms.steps.length === 0 ? terms.lots : 0,
  )
  const isBefore = terms.safetyNet !== null && profit < terms.safetyNet
  const allowed = isBefore ? Math.floor((lots * terms.factorBefore) / 100) : lots
  return terms.wholeLots ? allowed - (allowed % wholeLot) : allowed
}

/** A step that asks for no profit holds from the beginning, and in a loss. */
const isReached = ({ atStep }: LotsTerms, step: LotsStep, profit: Minor): boolean =>
  step.profit === 0 || (atStep === 'reached' ? profit >= step.profit : profit > step.profit)

/**
 * What may be open on each of several days, by the profit each ended with: a day is limited by the
 * profit that the days before it ended with.
 */
export const allowedByDay = (terms: LotsTerms, profits: readonly Minor[]): readonly number[] =>
  profits.map((_, day) => allowedLots(terms, day === 0 ? minor(0) : (profits[day - 1] ?? minor(0))))

/** Micro contracts that stand for so many full ones. */
export const microContracts = (lots: number, microFactor: number): number => lots * microFactor
