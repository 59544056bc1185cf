import { z } from 'zod'
import { amountText } from '../../amounts.js'
import { traderKinds, type Account } from '../../book/account.js'
import {
  adjustBalance,
  changeGroup,
  closeAll,
  disable,
  earlier,
  enable,
  openAccount,
  resetPassword,
  restrict,
  type Keyed,
} from '../../book/writes.js'
import type { Engine } from '../../engine.js'
import { traderOf } from '../../traders/traderOf.js'
import type { Context } from '../context.js'
import { amountInput, label } from '../inputs.js'
import { answer, refuse, type Reply } from '../reply.js'
import { defineRoute, noBody, type Route } from '../route.js'
import { accountView, listedView } from '../views.js'

export const serverName = 'paper'

const opening = z.strictObject({
  group: label(100).min(1),
  currency: z.literal('USD', { error: 'expected USD, the only currency of this platform' }),
  leverage: z.int().min(1).max(1000),
  balance: amountInput.refine((value) => value >= 0, 'expected 0 or more'),
  name: label(127),
  comment: label(200),
  trader: z.enum(traderKinds).optional(),
})

const open = defineRoute(
  { method: 'POST', path: '/accounts', body: opening, keyed: true },
  ({ engine, passwords, defaultTrader }, { body, key }) => {
    const keyed: Keyed = { key, kind: 'open', asked: body }
    const before = earlier(engine, keyed)
    if (before && 'code' in before) return refuse(before.code, before)
    const holder = engine.book.byComment.get(body.comment)
    if (!before && holder) {
      const message = `is carried by account ${holder.login} already`
      return refuse('conflict', { field: 'comment', message })
    }
    const trader = traderOf(body, { byDefault: defaultTrader, login: engine.book.nextLogin })
    const account = before?.account ?? openAccount(engine, { ...body, trader }, keyed)
    const password = passwords.of(account.login, key)
    return answer({ login: account.login, password, server: serverName }, 201)
  },
)

const findByComment = defineRoute(
  { method: 'GET', path: '/accounts', body: noBody },
  ({ engine }, { query }) => {
    const comment = query.get('comment')
    if (comment === null) return pageOf(engine, query.get('after'))
    if (!comment) return refuse('validation', { field: 'comment', message: 'expected a comment' })
    return answer({ login: engine.book.byComment.get(comment)?.login ?? null })
  },
)

const accountsOfPage = 500

/** A page of all accounts in the order they were opened in. */
function pageOf({ book }: Engine, after: string | null): Reply {
  const last = after === null ? undefined : book.byLogin.get(after)
  if (after !== null && !last) {
    const message = 'expected the next of the page before'
    return refuse('validation', { field: 'after', message })
  }
  const from = last ? last.index + 1 : 0
  const page = book.accounts.slice(from, from + accountsOfPage)
  const hasMore = from + accountsOfPage < book.accounts.length
  const next = hasMore ? (page.at(-1)?.login ?? null) : null
  return answer({ accounts: page.map(listedView), next })
}

const details = defineRoute(
  { method: 'GET', path: '/accounts/:login', body: noBody },
  (context, { path }) => onAccount(context, path, (account) => answer(listedView(account))),
)

const group = defineRoute(
  {
    method: 'POST',
    path: '/accounts/:login/group',
    body: z.strictObject({ group: label(100).min(1) }),
    keyed: true,
  },
  (context, { path, key, body }) =>
    onAccount(context, path, (account) => {
      const keyed: Keyed = { key, kind: 'group', asked: body }
      const before = earlier(context.engine, { ...keyed, login: account.login })
      if (before && 'code' in before) return refuse(before.code, before)
      if (!before) changeGroup(context.engine, account, { ...keyed, ...body })
      return answer({ group: account.group })
    }),
)

const nothingAsked = z.strictObject({})

type Change = (engine: Engine, account: Account, keyed: Keyed) => void

/** A write on one account that a repeat with the same key does not carry out again. */
function change(action: string, kind: Keyed['kind'], apply: Change): Route {
  return defineRoute(
    { method: 'POST', path: `/accounts/:login/${action}`, body: nothingAsked, keyed: true },
    (context, { path, key }) =>
      onAccount(context, path, (account) => {
        const keyed: Keyed = { key, kind, asked: {} }
        const before = earlier(context.engine, { ...keyed, login: account.login })
        if (before && 'code' in before) return refuse(before.code, before)
        if (!before) apply(context.engine, account, keyed)
        return answer(changeView(context, account, keyed))
      }),
  )
}

function changeView({ engine, passwords }: Context, account: Account, { key, kind }: Keyed) {
  if (kind === 'password') return { password: passwords.of(account.login, key) }
  return { account: accountView(engine, account) }
}

const balance = defineRoute(
  {
    method: 'POST',
    path: '/accounts/:login/balance',
    body: z.strictObject({
      amount: amountInput.refine((value) => value !== 0, 'expected an amount other than 0'),
      comment: label(200),
    }),
    keyed: true,
  },
  (context, { path, key, body }) =>
    onAccount(context, path, (account) => {
      const { engine } = context
      const asked = { amount: amountText(body.amount), comment: body.comment }
      const keyed: Keyed = { key, kind: 'balance', asked }
      const before = earlier(engine, { ...keyed, login: account.login })
      if (before && 'code' in before) return refuse(before.code, before)
      const made = before
        ? { ticket: before.write.ticket }
        : adjustBalance(engine, account, { ...keyed, ...body })
      if ('code' in made) return refuse(made.code, made)
      return answer({ ticket: made.ticket, account: accountView(engine, account) })
    }),
)

/** Runs `handle` on the account that the path names, or answers that there is none. */
export function onAccount(
  { engine }: Context,
  path: ReadonlyMap<string, string>,
  handle: (account: Account) => Reply,
): Reply {
  const login = path.get('login') ?? ''
  const account = engine.book.byLogin.get(login)
  if (account) return handle(account)
  return refuse('notFound', { field: 'login', message: `no account has the login ${login}` })
}

export const accountRoutes: readonly Route[] = [
  open,
  findByComment,
  details,
  group,
  change('disable', 'disable', disable),
  change('enable', 'enable', enable),
  change('restrict', 'restrict', restrict),
  change('close-all', 'closeAll', closeAll),
  change('password', 'password', resetPassword),
  balance,
]
