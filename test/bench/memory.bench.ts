import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { applyVersionedSql } from '../../src/database/versionedSql.js'
import { asQueryable } from '../../src/live/asQueryable.js'
import { liveMigrations } from '../../src/live/migrations.js'
import { maintainTape } from '../../src/live/tape/partitions.js'
import { watchAccounts } from '../../src/live/register.js'
import { twoStepTerms } from '../integration/live/support/terms.js'

export type MemoryRow = {
  readonly name: string
  readonly value: number
  readonly unit: 'MB' | 's'
  readonly limit: number
}

const accounts = 200_000
const pageRows = 5_000

/**
 * What a worker takes that follows 200,000 accounts, all of which moved 34 times, so that each
 * has taken up all the memory that it ever will. In a process of its own, above what the same process took
 * before it had any; and how long it took until it had them all in memory.
 *
 * @param database url of an empty database
 */
export async function workerMemory(database: string): Promise<MemoryRow[]> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  try {
    await fill(client)
    const told = await runProcess(database)
    const taken = told.busy - told.idle
    return [
      { name: 'worker.memory.200000', value: Math.round(taken), unit: 'MB', limit: 512 },
      { name: 'worker.start.200000', value: told.startSeconds, unit: 's', limit: 20 },
    ]
  } finally {
    await client.end()
  }
}

async function fill(client: pg.Client): Promise<void> {
  const q = asQueryable(client)
  await applyVersionedSql(q, 'live', liveMigrations)
  await maintainTape(q, { now: Date.now(), keepHours: 6 })
  const connectionId = uuidv7()
  for (let from = 0; from < accounts; from += pageRows) {
    const page = Array.from({ length: pageRows }, (_, index) => ({
      ...{ accountId: uuidv7(), connectionId, login: String(100_000 + from + index) },
      ...{ terms: twoStepTerms, startedAt: Date.UTC(2026, 0, 5, 9) },
    }))
    await watchAccounts(q, page)
  }
  await client.query('truncate live.input')
  await client.query('vacuum analyze live.followed, live.figures')
}

type Told = { readonly idle: number; readonly busy: number; readonly startSeconds: number }

/** The process as production runs it: one bundle, no compiler in memory. */
async function runProcess(database: string): Promise<Told> {
  const folder = mkdtempSync(join(process.cwd(), 'node_modules/.cache-bench-'))
  const file = join(folder, 'memory.mjs')
  try {
    execFileSync('node_modules/.bin/esbuild', [
      'test/bench/memoryProcess.ts',
      ...['--bundle', '--platform=node', '--format=esm', '--packages=external'],
      ...['--target=node20', '--log-level=warning', `--outfile=${file}`],
    ])
    const child = spawn(process.execPath, ['--conditions=production', file, database], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    })
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.startsWith('{')) return JSON.parse(line) as Told
    }
    throw new Error('the process ended before it told')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
