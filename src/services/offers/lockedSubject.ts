import type { Work } from '../work.js'
import { loadOffers } from './loadOffers.js'
import { lockChallengeSql, lockPersonSql } from './sql.js'

/** Facts are read after the locks, so that whoever waited sees what the other one did. */
export async function lockedSubject(work: Work, challenge: string, person?: string) {
  if (person) await work.tx.query(lockPersonSql, [person])
  const { rows } = await work.tx.query<{ id: string }>(lockChallengeSql, [challenge])
  return rows[0] ? loadOffers(work, rows[0].id) : null
}
