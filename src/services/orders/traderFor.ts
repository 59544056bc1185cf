import { v7 as uuidv7 } from 'uuid'
import { audit } from '../records/audit.js'
import { insertNewRows } from '../records/insertRows.js'
import type { Work } from '../work.js'
import { inviteTrader } from '../people/inviteTrader.js'
import { traderByEmailSql } from './createSql.js'

export type Customer = {
  readonly email: string
  readonly name: string
  readonly country?: string
  readonly language?: string
  readonly timeZone?: string
}

export type FoundTrader = { id: string; name: string; email: string; status: string }

/**
 * The trader with this address, made when there is none. A new one has no password and is mailed a
 * link that sets one, unless `invite` is false.
 */
export async function traderFor(
  work: Work,
  customer: Customer,
  { invite = true }: { readonly invite?: boolean } = {},
): Promise<FoundTrader> {
  const email = customer.email.trim().toLowerCase()
  const find = async () => (await work.tx.query<FoundTrader>(traderByEmailSql, [email])).rows[0]
  const known = await find()
  if (known) return known
  const id = uuidv7()
  const added = await insertNewRows(work, 'traders', [
    {
      id,
      email,
      name: customer.name,
      status: 'active',
      country: customer.country ?? null,
      language: customer.language ?? 'en',
      time_zone: customer.timeZone ?? 'UTC',
    },
  ])
  if (added.length > 0) {
    await audit(work, [
      { event: 'trader.created', subjectType: 'trader', subjectId: id, to: 'active' },
    ])
    if (invite) await inviteTrader(work, { id, email })
  }
  const made = await find()
  if (!made) throw new Error('a trader that was just written is not there')
  return made
}
