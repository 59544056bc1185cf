import { v7 as uuidv7 } from 'uuid'
import type { Queryable } from '../database/queryable.js'

const holdSql = `
  insert into pf_holds (id, kind, subject_type, subject_id, reason, note, actor_type, actor_name,
    created_at, updated_at)
  values ($1, $2, 'firm', 'firm', 'restored', $3, 'system', 'System', now(), now())`

/**
 * After a restore nothing is ruled and nothing is sent until an operator has asked the providers
 * about open payouts and commands, and lifts the holds.
 */
export async function holdEverything(client: Queryable): Promise<void> {
  const note = 'Restored from a backup: check open payouts and platform commands, then lift.'
  for (const kind of ['rulings', 'sending']) await client.query(holdSql, [uuidv7(), kind, note])
}
