import pg from 'pg'
import { makeWork } from '../../../../src/services/makeWork.js'
import type { Work } from '../../../../src/services/work.js'
import type { TestFirm } from '../../../fixtures/firm.js'

/** Called with every statement before it is sent; may wait. */
type Before = (text: string) => Promise<void> | void

/** Someone with a connection of their own, in a transaction. */
export type Racer = {
  readonly work: Work
  readonly end: (how: 'commit' | 'rollback') => Promise<void>
}

export async function makeRacer({ firm, url }: TestFirm, before: Before = () => undefined) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('begin')
  const tx: Work['tx'] = {
    query: async (text, values) => {
      await before(text)
      return client.query(text, values && [...values])
    },
  }
  const end = async (how: 'commit' | 'rollback') => {
    await client.query(how)
    await client.end()
  }
  return { work: makeWork({ firm, tx, now: new Date() }), end }
}

/** Each runs in a transaction of its own connection, all at the same time. */
export async function race<Result>(
  firm: TestFirm,
  runs: readonly ((work: Work) => Promise<Result>)[],
): Promise<PromiseSettledResult<Result>[]> {
  const racers = await Promise.all(runs.map(() => makeRacer(firm)))
  return Promise.allSettled(
    racers.map(async ({ work, end }, index) => {
      try {
        const run = runs[index]
        if (!run) throw new Error('a racer without a run')
        const result = await run(work)
        await end('commit')
        return result
      } catch (error) {
        await end('rollback')
        throw error
      }
    }),
  )
}

/** Resolves once `count` connections of the database wait for a lock. */
export async function untilWaiting({ pool }: TestFirm, count: number): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const { rows } = await pool.query<{ n: number }>(`
      select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`)
    if ((rows[0]?.n ?? 0) >= count) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`never saw ${count} connections wait for a lock`)
}

export function valuesOf<Result>(settled: readonly PromiseSettledResult<Result>[]): Result[] {
  return settled.map((each) => {
    if (each.status === 'rejected') throw each.reason
    return each.value
  })
}
