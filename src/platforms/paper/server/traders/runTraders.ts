import { amount } from '../amounts.js'
import type { Account } from '../book/account.js'
import { equityOf } from '../book/book.js'
import { flatten, openPosition } from '../book/trade.js'
import { commit, type Engine } from '../engine.js'
import { stepsAheadMax } from '../prices/market.js'
import { streamOf, uniform } from '../prices/noise.js'
import { pickTrade } from './pickTrade.js'
import { strategies, type Plan } from './strategy.js'

/** What an account that starts at 0 sizes its trades by: 100,000 dollars. */
const nominal = amount(1_000_000_000)
const retrySteps = 3

/**
 * Lets every scripted trader act on the present step. An account whose trading is off is left alone.
 *
 * @param options.pace stretches holding and resting times: 2 trades half as often
 */
export function runTraders(engine: Engine, options: { seed: number; pace: number }): void {
  const { step } = engine.market
  for (const account of engine.book.accounts) {
    const { script } = account
    if (script.kind === 'idle' || account.mode !== 'full') continue
    if (account.positions.length > 0) {
      if (step >= script.closeStep) finish(engine, account)
    } else if (step >= script.nextStep) {
      begin(engine, account, options)
    }
  }
}

function begin(engine: Engine, account: Account, options: { seed: number; pace: number }): void {
  const { script } = account
  const initial = account.initial > 0 ? account.initial : nominal
  const equity = amount(equityOf(account) + (account.initial > 0 ? 0 : nominal))
  const stream = streamOf(account.login)
  const roll = (n: number) => uniform(options.seed, stream, script.trades * 2 + n)
  const plan = strategies[script.kind]({
    trades: script.trades,
    progress: equity / initial,
    dice: [roll(0), roll(1)],
  })
  if (!plan) return
  const paced = stretch(plan, options.pace)
  const { leverage } = account
  const trade = pickTrade(engine.market, paced, { initial, equity, leverage })
  if (!trade) {
    script.nextStep = engine.market.step + retrySteps
    return
  }
  script.trades++
  script.closeStep = engine.market.step + paced.hold
  script.nextStep = script.closeStep + paced.rest
  commit(engine, account, { deals: [openPosition(engine, account, trade).deal] })
}

function finish(engine: Engine, account: Account): void {
  commit(engine, account, { deals: flatten(engine, account) })
}

function stretch(plan: Plan, pace: number): Plan {
  const hold = Math.min(stepsAheadMax, Math.max(1, Math.round(plan.hold * pace)))
  return { ...plan, hold, rest: Math.max(1, Math.round(plan.rest * pace)) }
}
