import type { Queryable } from '../../database/queryable.js'

/** Longer than any handler runs. */
const strandedAfter = '10 minutes'
const keptFor = '3 days'

const freeSql = `
  update payload_jobs set processing = false, updated_at = now()
  where id in (select id from payload_jobs
    where processing and completed_at is null and updated_at < now() - $1::interval
    for update skip locked)`

const forgetSql = `
  delete from payload_jobs where completed_at < now() - $1::interval`

/**
 * Payload never releases a job whose runner was killed, and a schedule waits for it for ever. Jobs
 * that nobody has touched for ten minutes are free again; finished ones are kept for three days.
 */
export async function reapJobs(q: Queryable): Promise<void> {
  await q.query(freeSql, [strandedAfter])
  await q.query(forgetSql, [keptFor])
}
