import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { minor } from '../../src/domain/money/minor.js'
import { applyVersionedSql } from '../../src/database/versionedSql.js'
import { asQueryable } from '../../src/live/asQueryable.js'
import { liveMigrations } from '../../src/live/migrations.js'
import { watchAccounts } from '../../src/live/register.js'
import * as sql from '../../src/live/sql/tape.js'
import { packDays } from '../../src/live/tape/packDays.js'
import { maintainTape } from '../../src/live/tape/partitions.js'
import { countIn } from '../../src/live/tape/record.js'
import { createTapeBuffer } from '../../src/live/tape/tapeBuffer.js'
import { byteaArray } from '../../src/live/write/binaryArrays.js'
import { twoStepTerms } from '../integration/live/support/terms.js'

export type StorageRow = { readonly name: string; readonly value: number; readonly unit: 'bytes' }

const accounts = 200
const secondsBetween = 5
/** Midnight in Prague. */
const startedAt = Date.UTC(2026, 0, 4, 23)

/**
 * What stays in the database of one account's day in which its equity moved in every minute, indexes
 * included, without the dead rows that are used again.
 *
 * @param database url of an empty database
 */
export async function storageDay(database: string): Promise<StorageRow> {
  const pool = new pg.Pool({ connectionString: database, max: 2 })
  const client = await pool.connect()
  try {
    const q = asQueryable(client)
    await applyVersionedSql(q, 'live', liveMigrations)
    await maintainTape(q, { now: Date.now(), keepHours: 6 })
    const ids = Array.from({ length: accounts }, () => uuidv7())
    const watched = ids.map((accountId, index) => ({
      accountId,
      connectionId: ids[0] ?? accountId,
      login: String(index),
      terms: twoStepTerms,
      startedAt,
    }))
    await watchAccounts(q, watched)
    const { rows } = await q.query<{ number: number }>('select number from live.followed')
    const equities = rows.map(() => 10_000_000)
    for (let hour = 0; hour < 24; hour += 1) {
      await writeHour(client, { hour, numbers: rows.map(({ number }) => number), equities })
      await packDays(pool)
    }
    await client.query('vacuum full live.day')
    const size = await q.query<{ bytes: number }>(
      `select pg_total_relation_size('live.day')::float8 as bytes`,
    )
    const value = Math.round((size.rows[0]?.bytes ?? Number.NaN) / accounts)
    return { name: 'storage.day', value, unit: 'bytes' }
  } finally {
    client.release()
    await pool.end()
  }
}

async function writeHour(
  client: pg.PoolClient,
  given: {
    readonly hour: number
    readonly numbers: readonly number[]
    readonly equities: number[]
  },
): Promise<void> {
  const tape = createTapeBuffer()
  for (let second = 0; second < 3_600; second += secondsBetween) {
    for (const [index, number] of given.numbers.entries()) {
      const moved = Math.round((Math.random() - 0.5) * 20_000)
      given.equities[index] = (given.equities[index] ?? 0) + moved
      const at = startedAt + given.hour * 3_600_000 + second * 1_000 + (index % 1_000)
      tape.append({
        number,
        receivedAt: at,
        sequence: second,
        observation: {
          kind: 'observation',
          at,
          balance: minor(10_000_000),
          equity: minor(given.equities[index] ?? 0),
          openPositions: 1,
          pendingOrders: 0,
          lastOpenedAt: startedAt,
        },
      })
    }
  }
  const parts = tape.take()
  await client.query(sql.insertTape, [Date.now(), parts.map(countIn), byteaArray(parts)])
}
