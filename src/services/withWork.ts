import type { PayloadRequest } from 'payload'
import type { Pool } from 'pg'
import { personOf } from '../access/person.js'
import { inTransaction } from '../database/transactions.js'
import { firmOf, type Firm } from '../firm.js'
import { makeWork } from './makeWork.js'
import { system, type Actor, type Work } from './work.js'

/** Who a request acts for; anonymous requests (webhooks) act as the system. */
export function actorOf(req: PayloadRequest): Actor {
  const person = personOf(req.user, firmOf(req.payload).people)
  if (person.kind === 'anonymous') return system
  if (person.kind === 'trader')
    return { type: 'trader', id: person.id, name: referenceOf(req.user) }
  const email = person.email === undefined ? {} : { email: person.email }
  return { type: 'operator', id: person.id, name: person.name, ...email }
}

/** Audit entries are kept for ever, so they name a trader by reference and never by address. */
function referenceOf(user: unknown): string {
  const known = typeof user === 'object' && user !== null && 'reference' in user
  return known && typeof user.reference === 'string' ? user.reference : 'Trader'
}

/** Runs `work` in the request's transaction, on behalf of its user; commits when it opened one. */
export async function withRequest<Result>(
  req: PayloadRequest,
  run: (work: Work) => Promise<Result>,
): Promise<Result> {
  return inTransaction(req, (tx) =>
    run(makeWork({ firm: firmOf(req.payload), tx, now: new Date(), actor: actorOf(req) })),
  )
}

/** Runs `work` in a transaction of the pool, as the system: for jobs and the worker. */
export async function withPool<Result>(
  { firm, pool }: { firm: Firm; pool: Pool },
  run: (work: Work) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const tx = client as unknown as Work['tx']
    const result = await run(makeWork({ firm, tx, now: new Date() }))
    const ended = await client.query('commit')
    if (ended.command === 'ROLLBACK')
      throw new Error('the transaction had failed, nothing was saved')
    client.release()
    return result
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    client.release(true)
    throw error
  }
}
