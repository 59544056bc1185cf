import type { Queryable } from '../../database/queryable.js'
import type { RulingRecord } from '../../domain/rulings/rulingRecord.js'
import { rulingRecordSql } from './recordSql.js'

type Asked = {
  readonly rulingId: string
  /** Only if the ruling is about this trader. */
  readonly traderId?: string
}

/** A ruling's evidence as it is stored and what stands on record beside it; null when there is none. */
export async function readRulingRecord(
  q: Queryable,
  { rulingId, traderId }: Asked,
): Promise<{ readonly evidence: unknown; readonly record: RulingRecord } | null> {
  const { rows } = await q.query<RulingRecord & { evidence: unknown }>(rulingRecordSql, [
    rulingId,
    traderId ?? null,
  ])
  const [row] = rows
  if (!row) return null
  const { evidence, ...record } = row
  return { evidence, record }
}
