import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { replayEvidence } from '../../../src/domain/rulings/replayEvidence.js'
import type { CheckpointName } from '../../../src/live/checkpoint.js'
import { readRecords } from '../../../src/live/tape/record.js'
import { bundleChild, type ChildBundle } from '../../fixtures/bundleChild.js'
import { liveDatabase, type LiveDatabase } from './support/database.js'
import { expectedRulings, scriptAccounts, scriptRounds } from './support/script.js'
import { until, watch } from './support/worker.js'

const killsPerPoint = process.env['LONG'] === '1' ? 10 : 3
const points: readonly CheckpointName[] = [
  'received',
  'evaluated',
  'midRollOver',
  'beforeCommit',
  'afterCommit',
]

let bundle: ChildBundle

beforeAll(async () => {
  bundle = await bundleChild('test/integration/live/support/killChild.ts')
})

afterAll(() => bundle.remove())

const startChild = (url: string, killAt: string): ChildProcess =>
  spawn(process.execPath, ['--conditions=production', bundle.file], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '', LIVE_DATABASE: url, KILL_AT: killAt },
  })

/** Runs a worker until it kills itself, which it must within half a minute. */
async function runKilled(url: string, killAt: string): Promise<void> {
  const child = startChild(url, killAt)
  const ended = once(child, 'exit')
  const timer = setTimeout(() => child.kill('SIGTERM'), 30_000)
  const [code, signal] = await ended
  clearTimeout(timer)
  if (signal !== 'SIGKILL')
    throw new Error(`expected a kill at ${killAt}, was exit ${String(code)}`)
}

/** Runs a worker until the script has been played to the end, then ends it in good order. */
async function runToEnd({ url, q }: LiveDatabase): Promise<void> {
  const child = startChild(url, '')
  const ended = once(child, 'exit')
  await until(async () => {
    const { rows } = await q.query<{ open: number }>(
      'select count(*)::int as open from live.account where watching and sequence < $1',
      [scriptRounds],
    )
    return rows[0]?.open === 0
  })
  child.kill('SIGTERM')
  await ended
}

async function outcome({ q }: LiveDatabase) {
  const rulings = await q.query(
    `select a.login, r.kind, r.rule, r.code, r.at::float8 as at, r."limit"::float8 as "limit",
       r.figure::float8 as figure
     from ruling r join live.account a using (account_id) order by a.login::int, r.id`,
  )

  return rulings.rows
}

/** How often each observation lies on the tape. */
async function tapeOf({ q }: LiveDatabase): Promise<ReadonlyMap<string, number>> {
  const { rows } = await q.query<{ records: Buffer }>('select records from live.tape order by id')
  const seen = new Map<string, number>()
  for (const { records } of rows) {
    for (const { number, sequence } of readRecords(records)) {
      const key = `${number} ${sequence}`
      seen.set(key, (seen.get(key) ?? 0) + 1)
    }
  }
  return seen
}

describe.each(points)('a worker that is killed when it has %s', (point) => {
  it(`loses and doubles nothing, ${killsPerPoint} times in a row`, async () => {
    const database = await liveDatabase()
    try {
      await watch(database.q, scriptAccounts)
      for (let kill = 0; kill < killsPerPoint; kill += 1) {
        await runKilled(database.url, `${point}:${point === 'midRollOver' ? 1 : 1 + (kill % 5)}`)
      }
      await runToEnd(database)
      const rulings = await outcome(database)
      expect(rulings).toEqual(expectedRulings())
      const tape = await tapeOf(database)
      expect([...tape.values()].filter((times) => times !== 1)).toEqual([])
      const evaluated = await database.q.query<{ sum: number }>(
        'select sum(sequence)::int as sum from live.account',
      )
      expect(tape.size).toBe(evaluated.rows[0]?.sum)
      const evidence = await database.q.query<{ evidence: unknown }>('select evidence from ruling')
      const replays = evidence.rows.map((row) => replayEvidence(row.evidence))
      expect(replays.filter(({ agree }) => !agree)).toEqual([])
    } finally {
      await database.drop()
    }
  }, 300_000)
})
