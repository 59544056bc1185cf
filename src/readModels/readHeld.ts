import type { Queryable } from './queryable.js'

const heldSql = `
  select distinct kind from pf_holds
  where subject_type = $1 and subject_id = $2 and lifted_at is null`

/** What is held of the firm or of one connection: `rulings`, `sending`. */
export async function readHeld(
  q: Queryable,
  subject: 'firm' | 'connection',
  id: string = subject,
): Promise<readonly string[]> {
  const { rows } = await q.query<{ kind: string }>(heldSql, [subject, id])
  return rows.map(({ kind }) => kind)
}
