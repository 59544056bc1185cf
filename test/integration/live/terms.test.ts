import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ruleRegistry } from '../../../src/domain/rules/ruleRegistry.js'
import { compilePhase } from '../../../src/domain/rules/compilePhase.js'
import type { PhaseTerms } from '../../../src/domain/rules/types.js'
import { replayEvidence } from '../../../src/domain/rulings/replayEvidence.js'
import { changeTerms } from '../../../src/live/register.js'
import { readLive } from '../../../src/live/readLive.js'
import { liveDatabase, type LiveDatabase } from './support/database.js'
import { scriptedPlatform, type ScriptedPlatform } from './support/scriptedPlatform.js'
import { twoStepTerms } from './support/terms.js'
import { second, start, startWorker, until, watch, type RunningWorker } from './support/worker.js'

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

const terms: PhaseTerms = twoStepTerms

/** The same rules with another distance of the floor. */
const withFloor = (percent: number): PhaseTerms => ({
  ...terms,
  rules: terms.rules.map((rule) =>
    rule.rule === 'maximumLoss' ? { ...rule, parameters: { ...rule.parameters, percent } } : rule,
  ),
})

async function followed(equity: number): Promise<{ id: string; login: string }> {
  logins += 1
  const [id = ''] = await watch(database.q, 1, logins)
  platform.add(String(logins), { at: start + second, equity, open: 1 })
  await until(async () => (await readLive(database.q, [id])).get(id)?.equity === equity * 100)
  return { id, login: String(logins) }
}

const rowOf = async (id: string) =>
  (
    await database.q.query<{ terms_hash: string; floor: string; equity: string }>(
      'select terms_hash, floor, equity from live.account where account_id = $1',
      [id],
    )
  ).rows[0]

const hashOf = (given: PhaseTerms) => compilePhase(given, ruleRegistry()).hash

const waiting = async (id: string) =>
  Number(
    (
      await database.q.query<{ count: string }>(
        `select count(*) from live.input where account_id = $1 and kind = 'terms'`,
        [id],
      )
    ).rows[0]?.count,
  )

describe('terms that change while the worker follows an account', () => {
  it('take effect once, with the state, and its evidence goes on', async () => {
    const { id, login } = await followed(99_000)
    const next = withFloor(500)
    await changeTerms(database.q, [{ accountId: id, terms: next, at: start + 2 * second }])
    await until(async () => (await rowOf(id))?.terms_hash === hashOf(next))
    expect(await waiting(id)).toBe(0)
    platform.add(login, { at: start + 5 * second, equity: 94_999, open: 1 })
    const found = await until(async () => {
      const { rows } = await database.q.query<{ evidence: object; kind: string }>(
        'select evidence, kind from ruling where account_id = $1',
        [id],
      )
      return rows[0]
    })
    expect(found).toMatchObject({ kind: 'breach', evidence: { termsHash: hashOf(next) } })
    expect(replayEvidence(found?.evidence)).toEqual({ agree: true })
  })

  it('wait where they would end the account at once', async () => {
    const { id, login } = await followed(96_500)
    const next = withFloor(300)
    await changeTerms(database.q, [{ accountId: id, terms: next, at: start + 2 * second }])
    platform.add(login, { at: start + 5 * second, equity: 96_400, open: 1 })
    await until(async () => Number((await rowOf(id))?.equity) === 9_640_000)
    expect((await rowOf(id))?.terms_hash).toBe(hashOf(terms))
    expect(await waiting(id)).toBe(1)
    platform.add(login, { at: start + 8 * second, equity: 99_500, open: 1 })
    await until(async () => (await rowOf(id))?.terms_hash === hashOf(next))
    expect(await waiting(id)).toBe(0)
  })

  it('survive a worker that ends: the next one reads the new terms with the new state', async () => {
    const { id, login } = await followed(99_200)
    const next = withFloor(600)
    await changeTerms(database.q, [{ accountId: id, terms: next, at: start + 2 * second }])
    await until(async () => (await rowOf(id))?.terms_hash === hashOf(next))
    await worker.stop()
    worker = startWorker({
      database: { connectionString: database.url },
      sessions: platform.sessions,
    })
    platform.add(login, { at: start + 9 * second, equity: 99_100, open: 1 })
    await until(async () => Number((await rowOf(id))?.equity) === 9_910_000)
    expect((await rowOf(id))?.terms_hash).toBe(hashOf(next))
  })
})
