import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { liveDatabase } from '../live/support/database.js'
import { storeRulings } from '../live/support/decide.js'
import { scriptedPlatform } from '../live/support/scriptedPlatform.js'
import { second, start, startWorker, testPorts, until, watch } from '../live/support/worker.js'
import { rulingsOf } from './support/outcome.js'
import { ownPostgres, type OwnPostgres } from './support/ownPostgres.js'
import { asQueryable } from '../../../src/live/asQueryable.js'

let postgres: OwnPostgres
beforeAll(async () => {
  postgres = await ownPostgres(28_532)
  process.env['TEST_DATABASE_ADMIN_URL'] = postgres.url
})
afterAll(() => postgres.remove())

it('a ruling whose commit was lost in a crash is not taken for stored because others got its number', async () => {
  const database = await liveDatabase()
  await watch(database.q, 1)
  const platform = scriptedPlatform()
  let backend = 0
  let hasCrashed = false
  let isBack = false
  const crashAndTakeNumbers = async (): Promise<void> => {
    await postgres.end('killed')
    await postgres.start()
    const others = await database.connect()
    for (let count = 0; count < 50; count += 1) await others.query('select pg_current_xact_id()')
    isBack = true
  }
  const worker = startWorker({
    database: { connectionString: database.url },
    sessions: platform.sessions,
    // Whatever commits meanwhile would bring the number to the disk.
    settings: { heartbeatEvery: 2_000 },
    ports: testPorts({
      decide: async (tx, verdicts) => {
        const decided = await storeRulings(tx, verdicts)
        const { rows } = await tx.query<{ pid: number }>('select pg_backend_pid() as pid')
        backend = rows[0]?.pid ?? 0
        return decided
      },
    }),
    checkpoint: (name) => {
      // Once: it may be back and try again before the others have taken their numbers.
      if (name !== 'beforeCommit' || backend === 0 || hasCrashed) return
      hasCrashed = true
      process.kill(backend, 'SIGKILL')
      void crashAndTakeNumbers()
    },
  })
  platform.add('1', { at: start + second, equity: 94_000, open: 1 })
  const found = await until(async () => {
    if (!isBack) return false
    const rulings = await rulingsOf(asQueryable(await database.connect()))
    return rulings.length > 0 && rulings
  })
  expect(found).toHaveLength(1)
  await worker.stop()
  await database.drop()
})
