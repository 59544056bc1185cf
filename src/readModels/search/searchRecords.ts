import { hasRole, type Person } from '../../access/person.js'
import { matrix } from '../../access/matrix.js'
import type { Queryable } from '../../database/queryable.js'
import type { SearchHit } from './model.js'
import { searchedKeys, searchSql } from './sql.js'

const hitsMax = 5
const lengthMin = 2
const lengthMax = 80

/** Trigram indexes hold three letters; shorter text is only looked for at the beginning. */
const trigram = 3

/**
 * People and records by name, e-mail, login or reference, among those the person may read: up to
 * five per collection, exact references and logins first, then the newest. Text under two letters
 * finds nothing, longer than 80 is cut.
 */
export async function searchRecords(
  q: Queryable,
  person: Person,
  text: string,
): Promise<SearchHit[]> {
  const wanted = text.trim().slice(0, lengthMax)
  const keys = searchedKeys.filter((key) => hasRole(person, matrix[key].read ?? []))
  if (wanted.length < lengthMin || keys.length === 0) return []
  const literal = wanted.replace(/[\\%_]/g, (sign) => `\\${sign}`)
  const pattern = wanted.length < trigram ? `${literal}%` : `%${literal}%`
  const { rows } = await q.query<SearchHit>(searchSql(keys), [
    pattern,
    wanted.toLowerCase(),
    hitsMax,
  ])
  return rows
}
