import { z } from 'zod'
import { matrix } from '../../access/matrix.js'
import type { Queryable } from '../../database/queryable.js'
import { asPostgres } from '../../database/postgresAdapter.js'
import { figuresOf, type Figures } from '../../readModels/live/figures.js'
import { unknownIds } from '../../services/records/unknownIds.js'
import { json, Refused } from '../http/answer.js'
import { readQuery } from '../http/body.js'
import { forOperators } from '../http/endpoint.js'
import { eventStream } from '../http/eventStream.js'
import { recordId } from '../http/fields.js'

const accountsMax = 100
const query = z.object({
  account: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid('expected ids of accounts')).min(1).max(accountsMax)),
})

const everyMs = 1_000
const roles = matrix.accounts.read ?? []

/** Figures of up to a hundred accounts as server-sent events: at once, then whatever changed. */
export const liveEndpoint = forOperators(
  { method: 'get', path: '/prop-firm/live', roles },
  async (req) => {
    const { account } = readQuery(req, query)
    const { pool } = asPostgres(req.payload.db)
    await requireAccounts(pool, account)
    const seen = new Map<string, string>()
    const changed = (all: readonly Figures[]) =>
      all.filter((figures) => {
        const text = JSON.stringify(figures)
        const isNew = seen.get(figures.accountId) !== text
        seen.set(figures.accountId, text)
        return isNew
      })
    return eventStream({
      signal: req.signal,
      everyMs,
      read: async () =>
        changed(await figuresOf(pool, account)).map((data) => ({ event: 'figures', data })),
    })
  },
)

/** The same figures once, for pages whose stream is cut. */
export const accountLiveEndpoint = forOperators(
  { method: 'get', path: '/prop-firm/account-live', roles },
  async (req) => {
    const { id } = readQuery(req, z.object({ id: recordId }))
    const { pool } = asPostgres(req.payload.db)
    await requireAccounts(pool, [id])
    const [figures] = await figuresOf(pool, [id])
    return json(figures ?? null)
  },
)

/** @throws Refused 404 naming the first that does not exist */
async function requireAccounts(q: Queryable, ids: readonly string[]): Promise<void> {
  const [unknown] = await unknownIds(q, 'accounts', ids)
  if (unknown) throw new Refused('unknown', `account: there is no account ${unknown}`, 404)
}
