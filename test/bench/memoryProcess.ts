import { readFileSync } from 'node:fs'
import pg from 'pg'
import { minor } from '../../src/domain/money/minor.js'
import { asQueryable } from '../../src/live/asQueryable.js'
import { observeSnapshots } from '../../src/live/book/observe.js'
import { createEngineRoom, takeShards } from '../../src/live/loop/engineRoom.js'
import { keepHeapTight } from '../../src/live/keepHeapTight.js'
import type { AccountSnapshot } from '../../src/platforms/types.js'

/** The engine of a worker by itself, on the database of the first argument. Tells what memory it takes. */
const rounds = 34
const sliceLogins = 1_000
const startedAt = Date.UTC(2026, 0, 5, 9)

const database = process.argv[2] ?? ''
keepHeapTight()
const client = new pg.Client({ connectionString: database })
await client.connect()
const room = createEngineRoom({
  database: { connectionString: database },
  sessions: () => Promise.reject(new Error('the bench brings its own observations')),
  ports: {
    decide: () => Promise.reject(new Error('no observation of the bench ends an account')),
    controls: () => ({ rulingsHeld: () => false }),
    afterCommit: () => undefined,
    now: Date.now,
  },
  log: { info: () => undefined, warn: (details) => console.warn(details) },
  greedy: true,
})
await room.flusher.flush()
const idle = await settledMemory()
const began = performance.now()
await takeShards(room, asQueryable(client))
const startSeconds = Math.round((performance.now() - began) / 100) / 10
for (let round = 1; round <= rounds; round += 1) {
  await observeAll(round)
  while (await room.flusher.flush()) continue
}
const busy = await settledMemory()
console.log(JSON.stringify({ idle, busy, startSeconds, accounts: room.book.entries.size }))
process.exit(0)

/** Figures come in slices, as a stream brings them. */
async function observeAll(round: number): Promise<void> {
  for (const [connectionId, logins] of room.book.connections) {
    const all = [...logins.keys()]
    for (let from = 0; from < all.length; from += sliceLogins) {
      observeSnapshots(
        room.book,
        all.slice(from, from + sliceLogins).map((login) => snapshotOf(login, round)),
        {
          ...{ connectionId, logins, receivedAt: Date.now(), catchingUp: true },
          feed: { pollMs: null, equity: 'native' },
        },
      )
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}

function snapshotOf(login: string, round: number): AccountSnapshot {
  const equity = 10_000_000 - ((Number(login) * 37 + round * 1_013) % 400_000)
  return {
    ...{ login, at: startedAt + round * 1_000, currency: 'USD', mode: 'full', sequence: round },
    ...{ balance: minor(10_000_000), equity: minor(equity), openPositions: 1, pendingOrders: 0 },
    lastOpenedAt: startedAt + 500,
    raw: { balance: '100000.00', equity: (equity / 100).toFixed(2) },
  }
}

/** Resident memory as the system counts it, MB, a few seconds after the last work. */
async function settledMemory(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return Number(kilobytes) / 1_024
}
