import { minor } from '../../../../src/domain/money/minor.js'
import { compilePhase } from '../../../../src/domain/rules/compilePhase.js'
import { ruleRegistry } from '../../../../src/domain/rules/ruleRegistry.js'
import type { AccountSnapshot } from '../../../../src/platforms/types.js'
import { twoStepTerms } from './terms.js'
import { hour, start } from './worker.js'

/** A fixed history: the same for every process that plays it. */
export const scriptAccounts = 90
export const scriptRounds = 110

/** Round 1 is an hour after the start, and twelve rounds make a day. */
const atRound = (round: number): number => start + (round - 1) * 2 * hour + hour

/**
 * Accounts 1, 4, 7, … fall through the daily floor and stay there; 2, 5, 8, … do so for one
 * observation only; 3, 6, 9, … trade on five days and reach the target, flat, or go on for ever.
 */
export function scripted(account: number, round: number): AccountSnapshot {
  const wobble = ((account * 31 + round * 17) % 800) - 400
  const ending = 4 + account
  const trader = account % 3 === 0
  const reached = trader && account % 2 === 0 && round >= 60 + account / 3
  const fallen = account % 3 === 1 ? round >= ending : account % 3 === 2 && round === ending
  const open = trader ? (reached ? 0 : round % 2) : 1
  const balance = reached ? 109_000 : 100_000
  const equity = fallen ? 93_000 + (account % 7) : open === 0 ? balance : balance + wobble
  return {
    login: String(account),
    at: atRound(round),
    currency: 'USD',
    balance: minor(balance * 100),
    equity: minor(equity * 100),
    openPositions: open,
    pendingOrders: 0,
    lastOpenedAt: atRound(trader ? round - ((round + 1) % 2) : 1),
    mode: 'full',
    sequence: round,
    raw: { balance: balance.toFixed(2), equity: equity.toFixed(2) },
  }
}

/** Whether an account falls in this round. */
export const endsSomebody = (round: number): boolean =>
  round > 4 && round - 4 <= scriptAccounts && (round - 4) % 3 !== 0

export type ExpectedRuling = {
  readonly login: string
  readonly kind: string
  readonly rule: string
  readonly code: string
  readonly at: number
  readonly limit: number
  readonly figure: number
}

/** What an undisturbed evaluation of the script decides, by the engine alone. */
export function expectedRulings(): ExpectedRuling[] {
  const phase = compilePhase(twoStepTerms, ruleRegistry())
  return Array.from({ length: scriptAccounts }, (_, index) => index + 1).flatMap((account) => {
    const state = [...phase.start(start)]
    for (let round = 1; round <= scriptRounds; round += 1) {
      const { at, balance, equity, openPositions, pendingOrders, lastOpenedAt } = scripted(
        account,
        round,
      )
      const figures = { at, balance, equity, openPositions, pendingOrders, lastOpenedAt }
      const verdicts = phase.evaluateInto(state, { kind: 'observation', ...figures })
      if (verdicts.length === 0) continue
      return verdicts.map(({ kind, rule, code, at: decidedAt, limit, figure }) => {
        return { login: String(account), kind, rule, code, at: decidedAt, limit, figure }
      })
    }
    return []
  })
}
