import { describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { createTestDatabase, templateDatabase } from '../../fixtures/postgres.js'

const ask = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

describe('the databases of the integration tests', () => {
  it('are UTF-8, sort by code point and are apart from each other', async () => {
    const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()])
    await ask(one.url, 'create table only_here (id int)')
    expect(await ask(two.url, "select to_regclass('only_here') as t")).toEqual([{ t: null }])
    expect(await ask(one.url, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }])
    const rows = await ask(
      one.url,
      "select x from (values ('b'), ('B'), ('ä'), ('a')) v(x) order by x",
    )
    expect(rows).toEqual([{ x: 'B' }, { x: 'a' }, { x: 'b' }, { x: 'ä' }])
    await Promise.all([one.drop(), two.drop()])
    await expect(ask(one.url, 'select 1')).rejects.toThrow('does not exist')
  })

  it('are dropped even when a connection was left open', async () => {
    const db = await createTestDatabase()
    const left = new pg.Client({ connectionString: db.url })
    left.on('error', () => undefined)
    await left.connect()
    await db.drop()
    await expect(ask(db.url, 'select 1')).rejects.toThrow('does not exist')
    await left.end().catch(() => undefined)
  })

  it('build a template once, however many ask for it at the same time', async () => {
    let built = 0
    const prepare = async (url: string): Promise<void> => {
      built += 1
      await ask(url, 'create table seeded as select 7 as n')
    }
    const names = await Promise.all([1, 2, 3].map(() => templateDatabase('once', prepare)))
    expect(new Set(names).size).toBe(1)
    expect(built).toBe(1)
    const db = await createTestDatabase({ template: names[0] ?? '' })
    expect(await ask(db.url, 'select n from seeded')).toEqual([{ n: 7 }])
    await db.drop()
  })
})
