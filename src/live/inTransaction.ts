import type { Queryable } from '../database/queryable.js'

/** Runs `work` between begin and commit; whatever it throws rolls back and goes on. */
export async function inTransaction<T>(client: Queryable, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}
