import { whole } from '../money/basisPoints.js'
import { amountOf, type SizeOf } from './figure.js'
import type { PayoutTerms } from './payoutTerms.js'

/** A place in the terms, and what was expected there. */
export type TermsProblem = { readonly path: readonly (string | number)[]; readonly message: string }

/**
 * Terms that are right one by one and contradict each other: no version is published with them. A
 * version that was published before a check existed goes on as it is.
 *
 * @param sizes those that the program sells and the terms' tables have a row for
 */
export function termsProblems(terms: PayoutTerms, sizes: readonly SizeOf[]): TermsProblem[] {
  return [
    ...splitProblems(terms, sizes),
    ...capProblems(terms),
    ...bufferProblems(terms),
    ...resetProblems(terms),
    ...dayProblems(terms),
  ]
}

function splitProblems(
  { cycles, splitByWithdrawn }: PayoutTerms,
  sizes: readonly SizeOf[],
): TermsProblem[] {
  const problems: TermsProblem[] = []
  if (cycles && splitByWithdrawn) {
    const message = 'expected a split by cycle or by what was withdrawn, was both'
    problems.push({ path: ['splitByWithdrawn'], message })
  }
  const names = (cycles ?? []).map(({ cycle }) => cycle)
  names.forEach((cycle, index) => {
    if (names.indexOf(cycle) === index) return
    const message = `expected each cycle once, ${cycle} is there twice`
    problems.push({ path: ['cycles', index], message })
  })
  const steps = splitByWithdrawn?.steps ?? []
  steps.forEach(({ from }, index) => {
    const path = ['splitByWithdrawn', 'steps', index, 'from']
    const before = steps[index - 1]?.from
    if (before === undefined) {
      if (from !== 0) problems.push({ path, message: 'expected 0 for the first step' })
      return
    }
    if (!sizes.some((size) => amountIn(from, size) <= amountIn(before, size))) return
    problems.push({ path, message: 'expected more than the step before' })
  })
  return problems
}

type Amount = Parameters<typeof amountOf>[0]

/** A table without the row is a problem of its own (`missingFigures`). */
function amountIn(figure: Amount, size: SizeOf): number {
  if (typeof figure === 'number' || 'ofSizeBps' in figure) return amountOf(figure, size)
  const row = figure.bySize.find(
    (each) => each.size === size.size && each.currency === size.currency,
  )
  return row?.amount ?? Number.NaN
}

function capProblems({ cap, capOfBalanceBps, capPayouts, overCap }: PayoutTerms): TermsProblem[] {
  const problems: TermsProblem[] = []
  const hasCap = cap !== null || capOfBalanceBps !== null
  if (capPayouts !== null && !hasCap) {
    problems.push({ path: ['capPayouts'], message: 'expected a cap that it limits, there is none' })
  }
  if (overCap !== 'stays' && !hasCap) {
    problems.push({ path: ['overCap'], message: 'expected stays, since there is no cap' })
  }
  cap?.forEach((figure, index) => {
    if (figure !== 0) return
    problems.push({ path: ['cap', index], message: 'expected more than 0: nothing could be paid' })
  })
  return problems
}

function bufferProblems({ buffer }: PayoutTerms): TermsProblem[] {
  if (buffer.kind === 'shareKept' && buffer.bps === whole) {
    const message = 'expected less than 100 %: nothing could be paid'
    return [{ path: ['buffer', 'bps'], message }]
  }
  return []
}

/** An account that begins anew after each payout keeps nothing, whatever a buffer says. */
function resetProblems(terms: PayoutTerms): TermsProblem[] {
  if (terms.afterPayout !== 'resetsToStart') return []
  const since = 'since the account is reset after each payout'
  const problems: TermsProblem[] = []
  if (terms.buffer.kind === 'kept' || terms.buffer.kind === 'shareKept') {
    problems.push({ path: ['buffer', 'kind'], message: `expected none or reached, ${since}` })
  }
  if ((terms.cap || terms.capOfBalanceBps !== null) && terms.overCap === 'stays') {
    problems.push({ path: ['overCap'], message: `expected deducted or cancelled, ${since}` })
  }
  if (terms.dailyProfitCap?.excess === 'stays') {
    problems.push({ path: ['dailyProfitCap', 'excess'], message: `expected deducted, ${since}` })
  }
  return problems
}

function dayProblems({ winningDays, dailyProfitCap }: PayoutTerms): TermsProblem[] {
  const problems: TermsProblem[] = []
  if (winningDays?.of === 'allDays' && winningDays.bps > whole) {
    const message = 'expected at most 100 %: no more days than all can be won'
    problems.push({ path: ['winningDays', 'bps'], message })
  }
  if (dailyProfitCap?.amount === 0) {
    const message = 'expected more than 0: no profit would count'
    problems.push({ path: ['dailyProfitCap', 'amount'], message })
  }
  return problems
}
