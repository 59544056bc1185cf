import { setTimeout as sleep } from 'node:timers/promises'
import { demoPeople } from './demoPeople.js'
import { NotNow, NotTheirs, traderApi } from './demoTradersApi.js'
import { demoTraderPassword, shownTrader } from './demoTradersLogin.js'
import { visit, type DemoTrader } from './demoTradersVisit.js'
import { payoutWishes } from './demoTradersWishes.js'

type Options = {
  /** Where the firm's web server answers: `http://127.0.0.1:3000`. */
  readonly baseUrl: string
  /** Ends everything; a visit that is under way is broken off. */
  readonly stop: AbortSignal
  /** Told what the people do. Default: nobody. */
  readonly log?: (line: string) => void
}

const wishEveryMs = 2_000

/**
 * Plays the demo firm's traders over the trader API, at a human pace and one visit at a time: they
 * prove who they are, accept agreements, say where payouts go and ask for payouts. What is left to
 * do is read from the API each time, so it may be stopped and started at will. Never decides what an
 * operator decides.
 */
export async function runDemoTraders({ baseUrl, stop, log = () => {} }: Options): Promise<void> {
  const wait = (ms: number) => sleep(ms, undefined, { signal: stop }).catch(() => undefined)
  const between = (least: number, most: number) =>
    wait((least + Math.random() * (most - least)) * 1000)
  const wishes = payoutWishes({ stop, log })
  const traders = new Map(tradersOf(baseUrl, stop).map((trader) => [trader.name, trader]))
  const think = async (least: number, most: number) => {
    await between(least, most)
    if (stop.aborted) throw new NotNow('stopped')
  }
  const visits = async () => {
    while (!stop.aborted) {
      for (const trader of traders.values()) {
        await between(1, 3)
        if (stop.aborted) return
        await visit(trader, { think, log, wish: wishes.add }).catch((error: unknown) => {
          if (error instanceof NotTheirs) traders.delete(trader.name)
          else if (!(error instanceof NotNow)) log(`${trader.name}: ${String(error)}`)
        })
      }
      await between(2, 4)
    }
  }
  const hopes = async () => {
    while (!stop.aborted) {
      await wait(wishEveryMs)
      await wishes.round().catch((error: unknown) => log(`payouts: ${String(error)}`))
    }
  }
  await Promise.all([visits(), hopes()])
}

const tradersOf = (baseUrl: string, stop: AbortSignal): DemoTrader[] =>
  demoPeople
    .filter(({ email }) => email !== shownTrader)
    .map(({ name, country, email }) => ({
      name,
      country,
      password: demoTraderPassword,
      api: traderApi({ baseUrl, email, password: demoTraderPassword, stop }),
      notFunded: new Set(),
      hasAgreed: false,
    }))
