import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { minor } from '../../../src/domain/money/minor.js'
import { core } from '../../../src/domain/rules/coreSlots.js'
import {
  announceBalanceOperation,
  applyBalanceOperation,
  reopenAccounts,
  retractBalanceOperation,
  unwatchAccounts,
  watchAccounts,
} from '../../../src/live/register.js'
import { firstBrokenLink, type Evidence } from '../../../src/domain/rulings/evidence.js'
import { readLive } from '../../../src/live/readLive.js'
import { unpackState } from '../../../src/live/write/stateBytes.js'
import { liveDatabase, type LiveDatabase } from './support/database.js'
import { scriptedPlatform, type ScriptedPlatform } from './support/scriptedPlatform.js'
import { twoStepTerms } from './support/terms.js'
import {
  connectionId,
  second,
  start,
  startWorker,
  until,
  watch,
  type RunningWorker,
} from './support/worker.js'

let database: LiveDatabase
let platform: ScriptedPlatform
let worker: RunningWorker
let logins = 0

beforeAll(async () => {
  database = await liveDatabase()
  platform = scriptedPlatform()
  worker = startWorker({
    database: { connectionString: database.url },
    sessions: platform.sessions,
  })
})
afterAll(async () => {
  await worker.stop()
  await database.drop()
})

/** A new account that the worker follows already. */
async function followed(equity = 99_000): Promise<{ id: string; login: string }> {
  logins += 1
  const [id = ''] = await watch(database.q, 1, logins)
  platform.add(String(logins), { at: start + second, equity, open: 1 })
  await until(async () => (await readLive(database.q, [id])).get(id)?.equity === equity * 100)
  return { id, login: String(logins) }
}

const slot = async (id: string, name: keyof typeof core): Promise<number | undefined> => {
  const { rows } = await database.q.query<{ state: Buffer }>(
    'select state from live.account where account_id = $1',
    [id],
  )
  return rows[0] ? unpackState(rows[0].state)[core[name]] : undefined
}

const inputsLeft = async (): Promise<number | undefined> =>
  (await database.q.query<{ count: number }>('select count(*)::int as count from live.input'))
    .rows[0]?.count

const settled = () => until(async () => (await inputsLeft()) === 0)

const rulings = async (id: string) =>
  (
    await database.q.query('select kind, disposition, doubts from ruling where account_id = $1', [
      id,
    ])
  ).rows

describe('what services tell the live path', () => {
  it('moves balance and anchors once by a balance operation, and leaves no queue', async () => {
    const { id } = await followed()
    const at = start + 2 * second
    const amount = minor(-50_000)
    await announceBalanceOperation(database.q, [{ accountId: id, at, amount, reference: 'p' }])
    await until(async () => (await slot(id, 'pendingOperations')) === 1)
    await applyBalanceOperation(database.q, [
      { accountId: id, at, amount, purpose: 'payout', ticket: 't', announced: true },
    ])
    await until(async () => (await slot(id, 'pendingOperations')) === 0)
    await settled()
    expect(await slot(id, 'netOperations')).toBe(-50_000)
    expect((await readLive(database.q, [id])).get(id)?.balance).toBe(10_000_000 - 50_000)
  })

  it('takes back an announcement that will not happen', async () => {
    const { id } = await followed()
    const announcement = { accountId: id, at: start, amount: minor(-1), reference: 'p' }
    await announceBalanceOperation(database.q, [announcement])
    await until(async () => (await slot(id, 'pendingOperations')) === 1)
    await retractBalanceOperation(database.q, [announcement])
    await until(async () => (await slot(id, 'pendingOperations')) === 0)
  })

  it('takes effect only if the transaction that said it commits', async () => {
    const { id } = await followed()
    await database.client.query('begin')
    await unwatchAccounts(database.q, [id])
    await database.client.query('rollback')
    const { id: later } = await followed()
    await unwatchAccounts(database.q, [later])
    await until(async () => (await readLive(database.q, [later])).get(later)?.watching === false)
    expect((await readLive(database.q, [id])).get(id)?.watching).toBe(true)
  })

  it('stops judging an account that services unwatched', async () => {
    const { id, login } = await followed()
    await unwatchAccounts(database.q, [id])
    await settled()
    platform.add(login, { at: start + 5 * second, equity: 90_000, open: 1 })
    await followed()
    expect(await rulings(id)).toEqual([])
  })

  it('takes money that moves while nobody follows an account for no profit of it', async () => {
    const { id, login } = await followed()
    const at = start + 3 * second
    const amount = minor(50_000)
    await announceBalanceOperation(database.q, [{ accountId: id, at, amount, reference: 'p' }])
    await unwatchAccounts(database.q, [id])
    await settled()
    await applyBalanceOperation(database.q, [
      { accountId: id, at, amount, purpose: 'adjustment', ticket: 't', announced: true },
    ])
    await until(async () => (await slot(id, 'netOperations')) === 50_000)
    expect((await readLive(database.q, [id])).get(id)?.watching).toBe(false)
    await reopenAccounts(database.q, [
      { accountId: id, at: start + 10 * second, balance: 'latest', days: 'shift' },
    ])
    await until(async () => (await readLive(database.q, [id])).get(id)?.watching === true)
    platform.add(login, { at: start + 11 * second, equity: 99_500, open: 1 })
    await until(async () => (await readLive(database.q, [id])).get(id)?.equity === 9_950_000)
    expect(await slot(id, 'netOperations')).toBe(50_000)
    expect(await slot(id, 'pendingOperations')).toBe(0)
  })

  it('goes on with an account that is unwatched and re-opened in one breath', async () => {
    const { id, login } = await followed()
    await database.client.query('begin')
    await unwatchAccounts(database.q, [id])
    await reopenAccounts(database.q, [{ accountId: id, at: start + 2 * second }])
    await database.client.query('commit')
    await settled()
    platform.add(login, { at: start + 3 * second, equity: 98_000, open: 1 })
    await until(async () => (await readLive(database.q, [id])).get(id)?.equity === 9_800_000)
    expect((await readLive(database.q, [id])).get(id)?.watching).toBe(true)
  })

  it('judges a re-opened account again, from where it was re-opened', async () => {
    const { id, login } = await followed()
    platform.add(login, { at: start + 2 * second, equity: 94_000, open: 1 })
    await until(async () => (await rulings(id)).length === 1)
    await database.client.query(`update account_status set status = 'active'`)
    await reopenAccounts(database.q, [{ accountId: id, at: start + 10 * second }])
    await until(async () => (await readLive(database.q, [id])).get(id)?.watching === true)
    platform.add(login, { at: start + 11 * second, equity: 99_000, open: 1 })
    await until(async () => (await readLive(database.q, [id])).get(id)?.equity === 9_900_000)
    expect(await rulings(id)).toHaveLength(1)
    platform.add(login, { at: start + 12 * second, equity: 93_000, open: 1 })
    await until(async () => (await rulings(id)).length === 2)
    const { rows } = await database.q.query<{ evidence: Evidence }>(
      'select evidence from ruling where account_id = $1 order by id',
      [id],
    )
    expect(firstBrokenLink(rows.map(({ evidence }) => evidence))).toBeNull()
  })

  it('registers an account once, however often it is said', async () => {
    const { id, login } = await followed()
    const again = { accountId: id, connectionId, login, terms: twoStepTerms, startedAt: start }
    await watchAccounts(database.q, [again, { ...again, startedAt: start + 1 }].slice(0, 1))
    await settled()
    expect((await readLive(database.q, [id])).get(id)?.equity).toBe(9_900_000)
  })

  it('refuses terms that cannot be compiled, and stores nothing of the call', async () => {
    const before = await database.q.query('select from live.followed')
    const broken = {
      ...twoStepTerms,
      rules: [{ key: 'x', rule: 'none', revision: 1, parameters: {} }],
    }
    const account = { accountId: connectionId, connectionId, login: 'x', startedAt: start }
    await expect(watchAccounts(database.q, [{ ...account, terms: broken }])).rejects.toThrow(
      'expected a known rule',
    )
    const after = await database.q.query('select from live.followed')
    expect(after.rowCount).toBe(before.rowCount)
  })

  it('is passed over, and stays, when it cannot be understood', async () => {
    const { id } = await followed()
    await database.q.query(
      `insert into live.input (account_id, shard, kind, input)
       select account_id, shard, 'apply', '{"amount": "much"}' from live.followed where account_id = $1`,
      [id],
    )
    const { id: other } = await followed()
    await unwatchAccounts(database.q, [other])
    await until(async () => (await inputsLeft()) === 1)
    expect(worker.warnings.some((text) => text.includes('could not be taken'))).toBe(true)
    await database.q.query('delete from live.input')
  })
})

describe('balance operations around a stop of the worker', () => {
  it('count once, whether it ended before or after storing them', async () => {
    const { id } = await followed()
    for (let round = 1; round <= 6; round += 1) {
      await applyBalanceOperation(database.q, [
        {
          accountId: id,
          at: start + second,
          amount: minor(-100),
          purpose: 'adjustment',
          ticket: `t${round}`,
        },
      ])
      await worker.stop()
      worker = startWorker({
        database: { connectionString: database.url },
        sessions: platform.sessions,
      })
    }
    await settled()
    expect(await slot(id, 'netOperations')).toBe(-600)
  })
})
