import type { TraderKind } from '../book/account.js'

/** What a trader is after with the next trade, in shares of the account's initial balance. */
export type Plan = {
  /** A script may want to lose: the reckless one must. */
  readonly outcome: 'win' | 'lose'
  readonly share: number
  /** How deep the trade may fall on its way, as a share; none when it does not care. */
  readonly painMax: number | null
  /** Steps from opening to closing. */
  readonly hold: number
  /** Steps of rest after it. */
  readonly rest: number
}

export type Mood = {
  /** Trades made so far. */
  readonly trades: number
  /** Equity as a share of the initial balance: 1.08 is 8 % up. */
  readonly progress: number
  /** Two random numbers below 1 for this trade. */
  readonly dice: readonly [number, number]
}

/** Beyond these a trader only keeps its hand in, so that a demo left alone stays believable. */
const steadyGoal = 1.12
const luckyGoal = 1.16

/**
 * - `steady`: many small wins, some smaller losses; up 10 % after some 300 to 550 steps
 * - `lucky`: two or three huge wins, up 10 % after some 50 to 180 steps
 * - `reckless`: one win to start with, then loses 2 to 4 % a trade without a stop; down 5 % after some 20
 *   to 90 steps, 10 % after some 60 to 130
 * - `idle`: never trades
 */
export const strategies: Record<TraderKind, (mood: Mood) => Plan | null> = {
  steady: ({ progress, dice: [first, second] }) => {
    const timing = { hold: 8 + Math.floor(second * 10), rest: 2 + Math.floor(first * 4) }
    if (progress >= steadyGoal) return keepHandIn(first, timing)
    return first < 0.8
      ? { outcome: 'win', share: 0.004 + 0.003 * second, painMax: 0.006, ...timing }
      : { outcome: 'lose', share: 0.002, painMax: 0.004, ...timing }
  },
  lucky: ({ progress, dice: [first, second] }) => {
    const timing = { hold: 20 + Math.floor(second * 20), rest: 6 }
    if (progress >= luckyGoal) return keepHandIn(first, timing)
    return { outcome: 'win', share: 0.045 + 0.03 * second, painMax: 0.02, ...timing }
  },
  reckless: ({ trades, dice: [, second] }) => {
    const timing = { hold: 15 + Math.floor(second * 15), rest: 3 }
    if (trades === 0) return { outcome: 'win', share: 0.01, painMax: 0.01, ...timing }
    return { outcome: 'lose', share: 0.02 + 0.02 * second, painMax: null, ...timing }
  },
  idle: () => null,
}

function keepHandIn(dice: number, timing: { hold: number; rest: number }): Plan {
  const outcome = dice < 0.5 ? 'win' : 'lose'
  return { outcome, share: 0.0003, painMax: 0.001, ...timing, rest: timing.rest * 5 }
}
