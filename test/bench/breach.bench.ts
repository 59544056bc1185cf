import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Deal } from '../../src/platforms/types.js'
import { bootFirm, type TestFirm } from '../fixtures/firm.js'
import type { TestAccount } from '../fixtures/firmRecords.js'
import { cleanUpPaper, startPaper, type RunningPaper } from '../platforms/launchPaper.js'
import { inParallel, openAccounts, quote, startWorker, untilFollowed } from './paperFirm.js'

export type BreachRow = {
  readonly name: string
  readonly value: number
  readonly unit: 'ms'
  readonly limit: number
}

const accountsMax = 5_000
const few = 100
const many = 3_000

/**
 * From a price that breaches to trading disabled on the paper platform, with 5,000 accounts that
 * hold positions: once for a hundred accounts, once for 3,000 of them by one price. Worker and
 * platform are processes of their own; each account's time is the platform's own closing deal.
 */
export async function benchBreaches(): Promise<BreachRow[]> {
  const paper = await startPaper(['--traders', 'off'])
  const firm = await bootFirm()
  let worker: ChildProcess | undefined
  try {
    await paper.control.setRunning(false)
    await quote(paper, 'EURUSD', 1.1)
    await quote(paper, 'XAUUSD', 2_000)
    const accounts = await openAccounts(firm, paper, accountsMax)
    worker = await startWorker(firm.url)
    await takePositions(paper, accounts)
    await untilFollowed(firm, accountsMax)
    const first = await breach(firm, paper, {
      symbol: 'XAUUSD',
      bid: 1_900,
      accounts: accounts.slice(0, few),
    })
    const second = await breach(firm, paper, {
      symbol: 'EURUSD',
      bid: 1.09,
      accounts: accounts.slice(few, few + many),
    })
    return [
      { name: 'breach.latency.p99', value: first.offP99, unit: 'ms', limit: 1_000 },
      { name: 'breach.mass.durable', value: second.durable, unit: 'ms', limit: 3_000 },
      { name: 'breach.mass.off', value: second.off, unit: 'ms', limit: 10_000 },
    ]
  } finally {
    worker?.kill('SIGTERM')
    if (worker) await once(worker, 'exit')
    await paper.stop()
    cleanUpPaper()
    await firm.stop()
  }
}

/** The first hundred hold gold, all others euros: each price breaks its own group. */
async function takePositions(paper: RunningPaper, accounts: readonly TestAccount[]) {
  await inParallel(accounts, async ({ login }, index) => {
    const symbol = index < few ? 'XAUUSD' : 'EURUSD'
    const lots = index < few ? 0.5 : index < few + many ? 4 : 0.1
    await paper.control.openPosition(login, { symbol, side: 'buy', lots })
  })
}

type Breach = {
  readonly symbol: string
  readonly bid: number
  readonly accounts: readonly TestAccount[]
}

async function breach(firm: TestFirm, paper: RunningPaper, { symbol, bid, accounts }: Breach) {
  const ids = accounts.map(({ id }) => id)
  const pricedAt = Date.now()
  await quote(paper, symbol, bid)
  await untilRuled(firm, pricedAt, ids.length)
  const durable = Date.now() - pricedAt
  await untilDisabled(firm, ids)
  const times = await inParallel(accounts, async ({ login }) => {
    const found = await paper.session.deals(login, pricedAt)
    if (!found.ok) throw new Error(found.message)
    const closed = found.deals.find((deal: Deal) => deal.entry === 'out')
    if (!closed) throw new Error(`${login} was not closed`)
    return closed.at - pricedAt
  })
  const sorted = [...times].sort((a, b) => a - b)
  return {
    offP99: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Infinity,
    off: sorted.at(-1) ?? Infinity,
    durable,
  }
}

/** Seen from another connection, so committed. */
async function untilRuled(firm: TestFirm, pricedAt: number, count: number): Promise<void> {
  for (let tries = 0; tries < 1_200; tries++) {
    const { rows } = await firm.pool.query<{ ruled: number }>(
      `select count(distinct account_id)::int ruled from pf_rulings
       where created_at >= $1 and kind = 'breach'`,
      [new Date(pricedAt)],
    )
    if (rows[0]?.ruled === count) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('not all accounts were ruled on within a minute')
}

async function untilDisabled(firm: TestFirm, ids: readonly string[]): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const { rows } = await firm.pool.query<{ done: number }>(
      `select count(*)::int done from pf_platform_commands
       where account_id = any($1::uuid[]) and kind = 'disable' and status = 'verified'`,
      [ids],
    )
    if (rows[0]?.done === ids.length) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('not all accounts were disabled within a minute')
}
