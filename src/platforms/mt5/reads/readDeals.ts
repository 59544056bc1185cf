import { failureOf } from '../../linkError.js'
import type { Deal, PlatformFailure, PlatformResult } from '../../types.js'
import type { Mt5Context } from '../context.js'
import { withoutTag } from '../writes/tag.js'
import { dealOf, type DealFacts } from '../wire/deal.js'
import { integerIn, recordOf } from '../wire/fields.js'
import type { KnownAccount } from './known.js'
import { readUsers } from './readDirectly.js'
import { readOf, rowsIn, tables } from './tables.js'

/** Deals that the server gives at a time. */
const pageSize = 100
const pagesMax = 2_000
const dayMs = 86_400_000

/** The deals of an account from `since` on, oldest first, each once. */
export async function readDeals(
  context: Mt5Context,
  login: string,
  since: number,
): Promise<PlatformResult<{ deals: readonly Deal[] }>> {
  const user = await oneUser(context, login)
  if (!user.ok) return user
  const found = await dealsBetween(context, login, since)
  if (!found.ok) return found
  return { ok: true, deals: dealsIn(context, found.deals, { since, accounts: [user.account] }) }
}

/** The deals of many accounts from `since` on, as many logins in a question as an address holds. */
export async function readDealsOfMany(
  context: Mt5Context,
  logins: readonly string[],
  since: number,
): Promise<PlatformResult<{ deals: readonly Deal[] }>> {
  const wanted = [...new Set(logins)].filter((login) => /^\d{1,15}$/.test(login))
  const users = await readUsers(context, wanted)
  if (!users.ok) return users
  const { accounts } = users
  const more = windowFrom(context, since)
  const found = await readOf(context.pool, tables.deals, { logins: wanted, more })
  return found.ok ? { ok: true, deals: dealsIn(context, found.rows, { since, accounts }) } : found
}

/** In our terms, oldest first, each once. */
function dealsIn(
  { clock }: Mt5Context,
  found: readonly DealFacts[],
  { since, accounts }: { readonly since: number; readonly accounts: readonly KnownAccount[] },
): Deal[] {
  const currencies = new Map(accounts.map(({ login, currency }) => [login, currency]))
  const deals = new Map<string, Deal>()
  for (const facts of found) {
    const at = clock.toUtc(facts.at)
    const currency = currencies.get(facts.login)
    if (at < since || currency === undefined) continue
    const deal = dealOf(facts, { currency, at, comment: withoutTag(facts.comment) })
    if (deal) deals.set(deal.id, deal)
  }
  return [...deals.values()].sort((a, b) => a.at - b.at || Number(a.id) - Number(b.id))
}

export async function oneUser(
  context: Mt5Context,
  login: string,
): Promise<PlatformResult<{ account: KnownAccount }>> {
  const read = /^\d{1,15}$/.test(login) ? await readUsers(context, [login], true) : null
  if (read && !read.ok) return read
  const account = read?.accounts[0]
  if (account) return { ok: true, account }
  return failureOf('notFound', `there is no account ${login}`)
}

/**
 * Page by page, both ends of the window included. New deals that come while we read are appended,
 * but one that is taken away moves all others: what was counted must have come, or it is read again.
 */
export async function dealsBetween(
  context: Mt5Context,
  login: string,
  since: number,
): Promise<{ readonly ok: true; readonly deals: readonly DealFacts[] } | PlatformFailure> {
  const window = { login, ...windowFrom(context, since) }
  for (let attempt = 0; attempt < 3; attempt++) {
    const expected = await countDeals(context, window)
    if (typeof expected !== 'number') return expected
    const found = new Map<string, DealFacts>()
    for (let page = 0; page * pageSize < expected && page < pagesMax; page++) {
      const rows = await readPage(context, window, page * pageSize)
      if (!rows.ok) return rows
      for (const deal of rows.rows) if (deal.login === login) found.set(deal.id, deal)
      if (rows.rows.length === 0) break
    }
    if (found.size >= expected) return { ok: true, deals: [...found.values()] }
  }
  return failureOf('unavailable', `account ${login}: its deals changed while they were read`)
}

const windowFrom = ({ clock }: Mt5Context, since: number) => ({
  from: Math.max(0, Math.floor(clock.toBroker(since) / 1000)),
  to: Math.ceil((clock.toBroker(clock.serverNow()) + dayMs) / 1000),
})

type Window = { readonly login: string; readonly from: number; readonly to: number }

async function countDeals({ pool }: Mt5Context, window: Window): Promise<number | PlatformFailure> {
  const path = '/deal/get_total'
  const reply = await pool.of(window.login).ask({ kind: 'read', path, params: window })
  if (!reply.ok) return reply
  const record = recordOf(reply.answer)
  const total = (record && integerIn(record, 'total')) ?? null
  return total ?? failureOf('protocol', `${path}: expected a total`)
}

async function readPage({ pool }: Mt5Context, window: Window, offset: number) {
  const params = { ...window, offset, total: pageSize }
  const ask = { kind: 'read', path: '/deal/get_page', params } as const
  return rowsIn({ ...tables.deals, path: ask.path }, await pool.of(window.login).ask(ask))
}
