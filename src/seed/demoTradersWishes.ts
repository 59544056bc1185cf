import { z } from 'zod'
import { NotNow, payoutsShape, quoteShape } from './demoTradersApi.js'
import type { DemoTrader } from './demoTradersVisit.js'

type Wish = { readonly trader: DemoTrader; readonly accountId: string; readonly until: number }

type Options = {
  readonly stop: AbortSignal
  readonly log: (line: string) => void
}

/** Accounts are watched for a moment without positions a few at a time: the firm has other work. */
const atOnceMax = 3
const patienceMs = 5 * 60_000

const requested = z.object({ id: z.string() })

/** Payouts that people want and that wait for their account to be flat with profit. */
export function payoutWishes({ stop, log }: Options) {
  const wishes = new Map<string, Wish>()
  return {
    add: (trader: DemoTrader, accountId: string): void => {
      if (wishes.has(accountId)) return
      wishes.set(accountId, { trader, accountId, until: Date.now() + patienceMs })
    },
    /** Asks for the payouts that are possible at this moment. */
    round: async (): Promise<void> => {
      for (const wish of [...wishes.values()].slice(0, atOnceMax)) {
        if (stop.aborted) return
        const isOver = await tryWish(wish, log).catch((error: unknown) => {
          if (error instanceof NotNow) return false
          throw error
        })
        if (isOver || Date.now() > wish.until) wishes.delete(wish.accountId)
      }
    },
  }
}

/** True when the payout was asked for, or another one came first. */
async function tryWish({ trader, accountId }: Wish, log: Options['log']): Promise<boolean> {
  const { api, name } = trader
  const quote = await api.get(`/trader/accounts/${accountId}/payout-quote`, quoteShape)
  if (quote.conditions.some(({ code, met }) => code === 'noOpenPayout' && !met)) return true
  if (!quote.possible) return false
  const { payouts } = await api.get('/trader/payouts', payoutsShape)
  const asked = await api.post({
    path: `/trader/accounts/${accountId}/payouts`,
    shape: requested,
    body: {},
    // The same after a restart, so that one wish is never two payouts.
    headers: { 'idempotency-key': `demo-payout-${payouts.length + 1}` },
  })
  if (asked !== null) log(`${name} asked for a payout`)
  return asked !== null
}
