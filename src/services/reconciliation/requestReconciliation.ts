import { audit } from '../records/audit.js'
import type { Work } from '../work.js'
import { requestRunSql } from './sql.js'

/** Has a connection compared by the next job. @returns whether there is such a connection */
export async function requestReconciliation(work: Work, id: string): Promise<boolean> {
  const { rows } = await work.tx.query(requestRunSql, [id, work.now.toISOString()])
  if (rows.length === 0) return false
  await audit(work, [{ event: 'connection.compared', subjectType: 'connection', subjectId: id }])
  return true
}
