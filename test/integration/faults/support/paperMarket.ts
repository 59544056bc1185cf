import { setTimeout as sleep } from 'node:timers/promises'
import { minor } from '../../../../src/domain/money/minor.js'
import type { PhaseTerms } from '../../../../src/domain/rules/types.js'
import { startPaper, token, type RunningPaper } from '../../../platforms/launchPaper.js'
import { twoStepTerms } from '../../live/support/terms.js'
import type { Followed } from './followers.js'
import type { Accounts } from './undisturbed.js'

/** The first phase of a two-step program in which the target may be met on the first day. */
const quickTerms: PhaseTerms = {
  ...twoStepTerms,
  rules: twoStepTerms.rules.filter(({ key }) => key !== 'minimumTradingDays'),
}

/**
 * The paper platform as a process of its own, whose states are numbered and kept, with one symbol
 * that the test moves. A crowd holds small positions for ever; everybody else is flat until their turn.
 */
export type PaperMarket = {
  readonly paper: RunningPaper
  readonly accounts: Accounts
  /** Logins of those who are not of the crowd. */
  readonly others: readonly string[]
  readonly followed: Pick<Followed, 'platform' | 'baseUrl' | 'credentials'>
  /** One small step of the price, which moves the crowd. */
  wobble(): Promise<void>
  /** Breaks the daily loss with one observation, before and after which all is well. */
  fall(login: string): Promise<void>
  /** Reaches the target and closes. */
  rise(login: string): Promise<void>
  /** Puts platform time ahead by a day. */
  passDay(): Promise<void>
  stop(): Promise<void>
}

const size = 10_000_000
const symbol = 'EURUSD'
const pip = 10
/** 60 lots: a pip is worth 600 dollars. */
const heavy = { symbol, side: 'buy', lots: 60 } as const
const light = { symbol, side: 'buy', lots: 0.1 } as const
const middle = 110_000

export async function paperMarket(given: {
  readonly crowd: number
  readonly others: number
  readonly random: () => number
}): Promise<PaperMarket> {
  const paper = await startPaper(['--traders', 'off'])
  const { control, session } = paper
  const startedAt = Date.now() - 1_000
  let points = middle
  const put = async (next: number): Promise<void> => {
    points = next
    await control.setPrice(symbol, { bid: points / 100_000, ask: points / 100_000 })
  }
  const open = async (number: number): Promise<string> => {
    const opened = await session.openAccount(
      {
        group: 'faults',
        currency: 'USD',
        leverage: 100,
        balance: minor(size),
        name: `n${number}`,
        comment: `c${number}`,
      },
      { idempotencyKey: `open-${number}` },
    )
    if (!opened.ok) throw new Error(opened.message)
    return opened.login
  }
  /** Holds much while the price moves by so many pips, and closes there or back where it was. */
  const swing = async (login: string, pips: number, closesAway: boolean): Promise<void> => {
    const from = points
    const { positionId } = await control.openPosition(login, heavy)
    await put(from + pips * pip)
    if (!closesAway) await put(from)
    await control.closePosition(login, positionId)
    await put(from)
  }
  await control.setRunning(false)
  await put(middle)
  const logins: string[] = []
  for (let number = 0; number < given.crowd + given.others; number += 1) {
    logins.push(await open(number))
  }
  for (const login of logins.slice(0, given.crowd)) await control.openPosition(login, light)
  return {
    paper,
    accounts: { logins, startedAt, terms: quickTerms },
    others: logins.slice(given.crowd),
    followed: { platform: 'paper', baseUrl: paper.url, credentials: { token } },
    wobble: async () => {
      await put(middle + Math.round((given.random() - 0.5) * 60))
      await sleep(20)
    },
    fall: (login) => swing(login, -9, false),
    rise: (login) => swing(login, 14, true),
    passDay: () => control.advanceClock(86_400_000),
    stop: async () => void (await paper.stop()),
  }
}
