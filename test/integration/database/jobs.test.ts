import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 as uuidv7 } from 'uuid'
import { reapJobs } from '../../../src/services/jobs/reapJobs.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'

let firm: TestFirm
beforeAll(async () => {
  firm = await bootFirm()
  await firm.pool.query('create table ran (job uuid, runner text)')
})
afterAll(() => firm.stop())

type Queued = { processing?: boolean; updated?: string; completed?: string }

/** As one statement puts thousands into the queue. */
async function queue(count: number, { processing = false, updated, completed }: Queued = {}) {
  const ids = Array.from({ length: count }, () => uuidv7())
  await firm.pool.query(
    `insert into payload_jobs (id, task_slug, queue, input, processing, has_error, total_tried,
       completed_at, created_at, updated_at)
     select id, 'expire', 'test', '{}', $2, false, 0, $4, now(), coalesce($3, now())
     from unnest($1::uuid[]) as job(id)`,
    [ids, processing, updated ?? null, completed ?? null],
  )
  return ids
}

async function startRunner(name: string) {
  const script = 'test/integration/database/children/runJobs.ts'
  const child = spawn(
    process.execPath,
    ['--conditions=production', '--import', 'tsx', script, firm.url, name],
    { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } },
  )
  const exit = once(child, 'exit').then(([code]) => code as unknown)
  const line = once(createInterface(child.stdout), 'line').then(([text]) => String(text))
  expect(await Promise.race([line, exit])).toBe('ready')
  return {
    run: async () => {
      child.stdin.write('go\n')
      return exit
    },
  }
}

describe('jobs', () => {
  it('run once each, although three processes take from the same queue', async () => {
    const count = 120
    await queue(count)
    const runners = await Promise.all(['one', 'two', 'three'].map(startRunner))
    expect(await Promise.all(runners.map(({ run }) => run()))).toEqual([0, 0, 0])
    const { rows } = await firm.pool.query(`
      select count(*)::int runs, count(distinct job)::int jobs, count(distinct runner)::int runners,
        (select count(*)::int from payload_jobs where queue = 'test' and completed_at is not null) done
      from ran`)
    // One that was slow to begin may find nothing left; one alone would prove nothing.
    expect(rows).toEqual([{ runs: count, jobs: count, runners: expect.any(Number), done: count }])
    expect(Number(rows[0]?.runners)).toBeGreaterThan(1)
  })

  it('are claimed by one of many that ask at the same moment', async () => {
    const ids = new Set(await queue(20))
    const claim = () =>
      firm.payload.db.updateJobs({
        data: { processing: true },
        where: { queue: { equals: 'test' }, processing: { equals: false } },
        limit: 20,
        returning: true,
      })
    const claimed = (await Promise.all(Array.from({ length: 8 }, claim))).flatMap(
      (jobs) => jobs?.map(({ id }) => String(id)) ?? [],
    )
    expect(claimed).toHaveLength(20)
    expect(new Set(claimed)).toEqual(ids)
  })

  it('are shared by all that ask at the same moment for a part of them', async () => {
    await firm.pool.query('delete from payload_jobs')
    await queue(40)
    const claim = async () => {
      const jobs = await firm.payload.db.updateJobs({
        data: { processing: true },
        where: { queue: { equals: 'test' }, processing: { equals: false } },
        limit: 5,
        sort: 'createdAt',
        returning: true,
      })
      return jobs?.length ?? 0
    }
    const claimed = await Promise.all(Array.from({ length: 8 }, claim))
    expect(Math.min(...claimed)).toBeGreaterThan(0)
  })

  it('that were stranded are free again after ten minutes, and not before', async () => {
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
    const [stranded = ''] = await queue(1, { processing: true, updated: ago(11) })
    const [running = ''] = await queue(1, { processing: true, updated: ago(9) })
    const [old = ''] = await queue(1, { completed: ago(4 * 24 * 60), updated: ago(0) })
    const [fresh = ''] = await queue(1, { completed: ago(60), updated: ago(0) })
    await reapJobs(firm.pool)
    const { rows } = await firm.pool.query(
      'select id, processing from payload_jobs where id = any($1) order by id',
      [[stranded, running, old, fresh]],
    )
    expect(rows).toEqual([
      { id: stranded, processing: false },
      { id: running, processing: true },
      { id: fresh, processing: false },
    ])
  })
})
