import { z } from 'zod'
import { traderKinds } from '../../book/account.js'
import { revalue } from '../../book/revalue.js'
import { closeDays } from '../../dayCloses.js'
import { commit, noteMarket } from '../../engine.js'
import { setPrice } from '../../prices/market.js'
import { faultKinds } from '../faults.js'
import { pointsOf, priceInput, sizedSymbol } from '../inputs.js'
import { answer, refuse } from '../reply.js'
import { defineRoute, type Route } from '../route.js'
import { onAccount } from './accountRoutes.js'

/** Levers that only a test or a demo pulls: prices, the path, time, and bad days. */

const price = defineRoute(
  {
    method: 'POST',
    path: '/control/price',
    body: z.strictObject({
      symbol: sizedSymbol.symbol,
      bid: priceInput,
      ask: priceInput.optional(),
    }),
  },
  ({ engine }, { body }) => {
    const bid = pointsOf(body.symbol, body.bid)
    const ask = body.ask === undefined ? undefined : pointsOf(body.symbol, body.ask)
    const message = `expected at most ${body.symbol.digits} decimals`
    if (bid === null) return refuse('validation', { field: 'bid', message })
    if (ask === null) return refuse('validation', { field: 'ask', message })
    if (ask !== undefined && ask < bid) {
      return refuse('validation', { field: 'ask', message: 'expected the bid or more' })
    }
    setPrice(engine.market, body.symbol.name, ask === undefined ? { bid } : { bid, ask })
    revalue(engine, [body.symbol.name])
    noteMarket(engine)
    return answer({})
  },
)

const path = defineRoute(
  { method: 'POST', path: '/control/path', body: z.strictObject({ running: z.boolean() }) },
  ({ engine }, { body }) => {
    engine.market.running = body.running
    noteMarket(engine)
    return answer({})
  },
)

const steps = defineRoute(
  {
    method: 'POST',
    path: '/control/steps',
    body: z.strictObject({ count: z.int().min(1).max(10_000) }),
  },
  ({ engine, step }, { body }) => {
    for (let i = 0; i < body.count; i++) step()
    noteMarket(engine)
    return answer({ step: engine.market.step })
  },
)

const clock = defineRoute(
  {
    method: 'POST',
    path: '/control/clock',
    body: z.strictObject({
      advanceMs: z
        .int()
        .min(1)
        .max(366 * 86_400_000),
    }),
  },
  ({ engine }, { body }) => {
    engine.clock.advance(body.advanceMs)
    closeDays(engine)
    noteMarket(engine)
    return answer({ serverTime: engine.clock.now() })
  },
)

const trader = defineRoute(
  {
    method: 'POST',
    path: '/control/accounts/:login/trader',
    body: z.strictObject({ trader: z.enum(traderKinds) }),
  },
  (context, { path: named, body }) =>
    onAccount(context, named, (account) => {
      account.script.kind = body.trader
      commit(context.engine, account)
      return answer({})
    }),
)

const password = defineRoute(
  {
    method: 'POST',
    path: '/control/accounts/:login/password-check',
    body: z.strictObject({ password: z.string().max(200) }),
  },
  (context, { path: named, body }) =>
    onAccount(context, named, (account) =>
      answer({ matches: context.passwords.matches(account, body.password) }),
    ),
)

const faults = defineRoute(
  {
    method: 'POST',
    path: '/control/faults',
    body: z.strictObject({
      fault: z.enum(faultKinds),
      count: z.int().min(0).max(1_000_000).default(1),
      writesOnly: z.boolean().default(false),
    }),
  },
  (context, { body: { fault, ...on } }) => {
    context.faults.set(fault, on)
    return answer({})
  },
)

const streams = defineRoute(
  {
    method: 'POST',
    path: '/control/streams',
    body: z.strictObject({ action: z.enum(['drop', 'silence', 'forget']) }),
  },
  (context, { body: { action } }) => {
    if (action === 'drop') context.streams.drop()
    if (action === 'silence') context.streams.silence()
    if (action === 'forget') context.engine.history.forget()
    return answer({})
  },
)

export const controlRoutes: readonly Route[] = [
  price,
  path,
  steps,
  clock,
  trader,
  password,
  faults,
  streams,
]
