import type { Adapter } from './postgresAdapter.js'

/** Others may be faster again and again; the runner asks anew within a second. */
const triesMax = 10

/**
 * Payload's queue claims jobs by reading and then updating them one by one, so two runners can take
 * the same job. Here the candidates are taken by one statement that skips what others hold. Who wins
 * none of them asks for the next ones: the queue is not empty.
 */
export function claimJobs(adapter: Adapter): void {
  const original = adapter.updateJobs
  adapter.updateJobs = async function claim(input) {
    if (input.id || !input.where || input.data.processing !== true)
      return original.call(this, input)
    for (let tries = 0; tries < triesMax; tries += 1) {
      const { asked, won } = await claimOnce(adapter, input)
      if (asked === 0 || won.length > 0) return won as never
    }
    return []
  }
}

type Claim = Parameters<Adapter['updateJobs']>[0]

async function claimOnce(adapter: Adapter, { where, limit, sort, req }: Claim) {
  const { docs } = await adapter.find({
    collection: 'payload-jobs',
    pagination: false,
    ...(where === undefined ? {} : { where }),
    ...(limit === undefined ? {} : { limit }),
    ...(sort === undefined ? {} : { sort }),
    ...(req ? { req } : {}),
  })
  if (docs.length === 0) return { asked: 0, won: [] }
  const ids = docs.map((job) => String(job.id))
  const { rows } = await adapter.pool.query<{ id: string }>(claimStatement, [ids])
  const mine = new Set(rows.map(({ id }) => id))
  const won = docs.filter((job) => mine.has(String(job.id)))
  return { asked: docs.length, won: won.map((job) => ({ ...job, processing: true })) }
}

const claimStatement = `
  update payload_jobs job set processing = true, updated_at = now()
  from (
    select id from payload_jobs
    where id = any($1::uuid[])
      and processing is not true and completed_at is null and has_error is not true
    order by created_at
    for update skip locked
  ) free
  where job.id = free.id
  returning job.id`
