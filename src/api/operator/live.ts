import { z } from 'zod'
import { matrix } from '../../access/matrix.js'
import { asPostgres } from '../../database/postgresAdapter.js'
import { figuresOf, type Figures } from '../../readModels/live/figures.js'
import { json } from '../http/answer.js'
import { readQuery } from '../http/body.js'
import { forOperators } from '../http/endpoint.js'
import { eventStream } from '../http/eventStream.js'

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
    const { id } = readQuery(req, z.object({ id: z.uuid('expected the id of an account') }))
    const [figures] = await figuresOf(asPostgres(req.payload.db).pool, [id])
    return json(figures ?? null)
  },
)
