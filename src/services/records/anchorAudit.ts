import { createHmac } from 'node:crypto'
import type { Pool } from 'pg'
import { subkey } from '../../crypto/keyRing.js'
import type { Firm } from '../../firm.js'

const digestSql = `
  select count(*)::int heads,
    encode(sha256(convert_to(coalesce(string_agg(subject_type || ':' || subject_id || ':' || seq || ':' || hash,
      E'\\n' order by subject_type, subject_id), ''), 'UTF8')), 'hex') digest
  from prop_firm.audit_head`

const insertSql = `
  insert into prop_firm.audit_anchor (heads, digest, key_id, signature) values ($1, $2, $3, $4)`

/**
 * Hashes the heads of all audit chains and signs the result, so that a chain cannot be rewritten as
 * a whole by somebody who has the database alone.
 */
export async function anchorAudit({ firm, pool }: { firm: Firm; pool: Pool }): Promise<void> {
  const { rows } = await pool.query<{ heads: number; digest: string }>(digestSql)
  const [row] = rows
  if (!row) return
  const { current } = firm.keyRing
  const signature = createHmac('sha256', subkey(current, 'audit')).update(row.digest).digest('hex')
  await pool.query(insertSql, [row.heads, row.digest, current.id, signature])
}
