import { z } from 'zod'
import { amountText } from '../../amounts.js'
import { loginList } from '../inputs.js'
import { answer, refuse } from '../reply.js'
import { defineRoute, noBody, type Route } from '../route.js'
import { accountView } from '../views.js'
import { onAccount } from './accountRoutes.js'
import { priceText } from '../../symbols.js'

/** Accounts in one snapshot request. */
const snapshotBatchMax = 1_000

const health = defineRoute(
  { method: 'GET', path: '/health', body: noBody },
  ({ engine, streams }) =>
    answer({
      serverTime: engine.clock.now(),
      accounts: engine.book.accounts.length,
      streams: streams.count,
    }),
)

const snapshots = defineRoute(
  {
    method: 'POST',
    path: '/snapshots',
    body: z.strictObject({
      logins: loginList(snapshotBatchMax),
      positions: z.boolean().default(false),
    }),
  },
  ({ engine }, { body }) => {
    const accounts = body.logins.flatMap((login) => engine.book.byLogin.get(login) ?? [])
    return answer({ accounts: accounts.map((a) => accountView(engine, a, body.positions)) })
  },
)

const deals = defineRoute(
  { method: 'GET', path: '/accounts/:login/deals', body: noBody },
  (context, { path, query }) =>
    onAccount(context, path, (account) => {
      const since = Number(query.get('since') ?? 0)
      if (!Number.isSafeInteger(since)) {
        return refuse('validation', { field: 'since', message: 'expected UTC milliseconds' })
      }
      const { login } = account
      const found = account.deals.filter((deal) => deal.at >= since)
      return answer({ deals: found.map((deal) => ({ ...deal, login })) })
    }),
)

const operation = defineRoute(
  { method: 'GET', path: '/accounts/:login/operations/:key', body: noBody },
  (context, { path }) =>
    onAccount(context, path, (account) => {
      const key = path.get('key')
      const found = account.writes.find((write) => write.key === key && write.kind === 'balance')
      return answer({ ticket: found?.ticket ?? null })
    }),
)

/** Logins that are unknown are left out. */
const dayCloses = defineRoute(
  {
    method: 'POST',
    path: '/day-closes',
    body: z.strictObject({ logins: loginList(snapshotBatchMax), from: z.int(), to: z.int() }),
  },
  ({ engine }, { body: { logins, from, to } }) => {
    const closes = logins.flatMap((login) =>
      (engine.book.byLogin.get(login)?.dayCloses ?? [])
        .filter(({ at }) => at >= from && at <= to)
        .map(({ at, balance, equity }) => {
          return { login, at, balance: amountText(balance), equity: amountText(equity) }
        }),
    )
    return answer({ closes })
  },
)

const market = defineRoute(
  { method: 'GET', path: '/market', body: noBody },
  ({ engine: { market } }) => {
    const quotes = [...market.sources].map(([name, { spec, first }]) => {
      const { bid, ask } = market.quotes.get(name) ?? first
      return [name, { bid: priceText(spec, bid), ask: priceText(spec, ask) }]
    })
    return answer({
      running: market.running,
      step: market.step,
      quotes: Object.fromEntries(quotes),
    })
  },
)

export const readRoutes: readonly Route[] = [health, snapshots, deals, operation, dayCloses, market]
