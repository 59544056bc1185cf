import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { ChildProcess } from 'node:child_process'
import type { Deal } from '../../src/platforms/types.js'
import { bootFirm, type TestFirm } from '../fixtures/firm.js'
import type { TestAccount } from '../fixtures/firmRecords.js'
import { cleanUpPaper, startPaper, type RunningPaper } from '../platforms/launchPaper.js'
import { inParallel, openAccounts, quote, startWorker, untilFollowed } from './paperFirm.js'

export type StreamRow = {
  readonly name: string
  readonly value: number
  readonly unit: 'ms' | '1/s' | 'MB'
  readonly limit: number
  readonly detail?: string
}

const seconds = Number(process.env.BENCH_STREAM_SECONDS ?? 300)
/** One a second ends; those that are left are moved by each price. */
const accounts = 5_000 + seconds
const pricesPerSecond = 2
const [low, high] = [1.1, 1.11]

/**
 * Ten thousand observations a second over the paper platform's stream for five minutes, while each
 * second one account breaks its daily limit: from when the worker received the figure to the ruling
 * read on another connection, and to the closing deal that the platform made when it disabled the
 * account. Worker and platform are processes of their own.
 */
export async function benchStream(): Promise<StreamRow[]> {
  const paper = await startPaper(['--traders', 'off'])
  const firm = await bootFirm()
  let worker: ChildProcess | undefined
  try {
    await paper.control.setRunning(false)
    await quote(paper, 'EURUSD', low)
    const opened = await openAccounts(firm, paper, accounts)
    worker = await startWorker(firm.url)
    await inParallel(opened, ({ login }) =>
      paper.control.openPosition(login, { symbol: 'EURUSD', side: 'buy', lots: 0.1 }),
    )
    await untilFollowed(firm, accounts)
    const ending = new AbortController()
    const watching = watchRulings(firm, ending.signal)
    try {
      return await run({ firm, paper, opened, pid: worker.pid ?? 0, watching, ending })
    } finally {
      ending.abort()
      await watching
    }
  } finally {
    worker?.kill('SIGTERM')
    if (worker) await once(worker, 'exit')
    await paper.stop()
    cleanUpPaper()
    await firm.stop()
  }
}

type Given = {
  readonly firm: TestFirm
  readonly paper: RunningPaper
  readonly opened: readonly TestAccount[]
  readonly pid: number
  readonly watching: Promise<Ruled[]>
  readonly ending: AbortController
}

type Ruled = { readonly accountId: string; readonly verdictMs: number; readonly receivedAt: number }

async function run(given: Given): Promise<StreamRow[]> {
  const { firm, paper, opened, pid, watching, ending } = given
  const before = await observations(firm)
  const began = performance.now()
  const memory: number[] = []
  for (let tick = 1; tick <= seconds * pricesPerSecond; tick += 1) {
    if (tick % pricesPerSecond === 0) {
      const { login } = opened[tick / pricesPerSecond] as TestAccount
      const side = tick % 2 === 0 ? 'buy' : 'sell'
      await paper.control.openPosition(login, { symbol: 'EURUSD', side, lots: 6 })
    }
    await quote(paper, 'EURUSD', tick % 2 === 0 ? low : high)
    memory.push(memoryOf(pid))
    const due = began + (tick * 1_000) / pricesPerSecond
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
  }
  const elapsed = (performance.now() - began) / 1_000
  await new Promise((resolve) => setTimeout(resolve, 5_000))
  const seen = (await observations(firm)) - before
  ending.abort()
  const ruled = await watching
  const off = await disabledAfter(given, ruled)
  const third = Math.floor(memory.length / 3)
  const growth = median(memory.slice(-third)) - median(memory.slice(third, 2 * third))
  return [
    { name: 'stream.rate', value: Math.round(seen / elapsed), unit: '1/s', limit: 10_000 },
    { name: 'stream.verdict.p99', ...p99(ruled.map(({ verdictMs }) => verdictMs)), limit: 150 },
    { name: 'stream.disable.p99', ...p99(off), limit: 500 },
    { name: 'stream.growth', value: Math.round(growth), unit: 'MB', limit: 16 },
  ]
}

/** Observations that were judged and stored. */
async function observations(firm: TestFirm): Promise<number> {
  const { rows } = await firm.pool.query<{ seen: number }>(
    'select coalesce(sum(observations), 0)::float8 as seen from live.tape',
  )
  return rows[0]?.seen ?? 0
}

/** When each ruling could first be read on a connection that is not the worker's. */
async function watchRulings(firm: TestFirm, signal: AbortSignal): Promise<Ruled[]> {
  const ruled: Ruled[] = []
  const known = new Set<string>()
  while (!signal.aborted) {
    const { rows } = await firm.pool.query<{ id: string; account_id: string; received: number }>(
      `select id::text, account_id::text, (evidence -> 'inputs' -> -1 ->> 'receivedAt')::float8 as received
       from pf_rulings where kind = 'breach' and not (id::text = any($1::text[]))`,
      [[...known]],
    )
    const now = Date.now()
    for (const { id, account_id: accountId, received } of rows) {
      known.add(id)
      ruled.push({ accountId, verdictMs: now - received, receivedAt: received })
    }
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return ruled
}

/** By the platform's own closing deal of each account. */
async function disabledAfter({ paper, opened }: Given, ruled: readonly Ruled[]): Promise<number[]> {
  const loginOf = new Map(opened.map(({ id, login }) => [id, login]))
  return inParallel(ruled, async ({ accountId, receivedAt }) => {
    const found = await paper.session.deals(loginOf.get(accountId) ?? '', receivedAt - 5_000)
    if (!found.ok) throw new Error(found.message)
    const closed = found.deals.filter((deal: Deal) => deal.entry === 'out').at(-1)
    return closed ? closed.at - receivedAt : Infinity
  })
}

function memoryOf(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1_024
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)

const median = (values: readonly number[]): number =>
  sorted(values)[Math.floor(values.length / 2)] ?? Number.NaN

function p99(values: readonly number[]) {
  const value = sorted(values)[Math.ceil(values.length * 0.99) - 1] ?? Infinity
  return { value, unit: 'ms' as const, detail: `median ${median(values)} of ${values.length}` }
}
