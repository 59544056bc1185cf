import { describe, expect, it } from '@jest/globals'
import { readdirSync } from 'node:fs'
import { minor } from '../../src/domain/money/minor.js'
import { newDataFolder, startPaper, type RunningPaper } from './paperServer.js'

const opening = { group: 'kill', currency: 'USD', leverage: 100, name: 'k' } as const
const initial = 10_000_000

/** What the server has acknowledged, over all rounds. */
type Acknowledged = {
  /** Login by comment. */
  accounts: Map<string, string>
  /** Ticket by key. */
  operations: Map<string, { login: string; ticket: string }>
  disabled: Set<string>
}

/** Writes from several sides at once until the server is gone; keeps what was acknowledged. */
async function writeUntilDead(
  { session }: RunningPaper,
  known: Acknowledged,
  round: number,
): Promise<void> {
  const lane = async (number: number) => {
    for (let i = 0; ; i++) {
      const id = `${round}-${number}-${i}`
      const input = { ...opening, balance: minor(initial), comment: `account ${id}` }
      const opened = await session.openAccount(input, {
        idempotencyKey: `open ${id}`.replace(' ', '-'),
      })
      if (!opened.ok) return
      const { login } = opened
      known.accounts.set(input.comment, login)
      for (let n = 0; n < 3; n++) {
        const key = `operation-${id}-${n}`
        const request = { login, amount: minor(100), comment: '' }
        const made = await session.adjustBalance(request, { idempotencyKey: key })
        if (!made.ok) return
        known.operations.set(key, { login, ticket: made.ticket })
      }
      if (i % 2 === 0) continue
      const off = await session.disable(login, { idempotencyKey: `disable-${id}` })
      if (!off.ok) return
      known.disabled.add(login)
    }
  }
  await Promise.all(Array.from({ length: 8 }, (_, number) => lane(number)))
}

async function expectNothingLost(paper: RunningPaper, known: Acknowledged): Promise<void> {
  const { session } = paper
  const made = new Map<string, number>()
  for (const [key, { login, ticket }] of known.operations) {
    const found = await session.findOperation(login, key)
    expect(found).toEqual({ ok: true, ticket })
    made.set(login, (made.get(login) ?? 0) + 1)
  }
  const read = await session.snapshots([...known.accounts.values()])
  if (!read.ok) throw new Error(read.message)
  expect(read.snapshots).toHaveLength(known.accounts.size)
  for (const snapshot of read.snapshots) {
    if (known.disabled.has(snapshot.login)) expect(snapshot.mode).toBe('noTrading')
    const acknowledged = initial + 100 * (made.get(snapshot.login) ?? 0)
    expect(snapshot.balance).toBeGreaterThanOrEqual(acknowledged)
    // At most the one operation that was on its way when the server died.
    expect(snapshot.balance).toBeLessThanOrEqual(acknowledged + 100)
  }
  const balances = new Map(read.snapshots.map(({ login, balance }) => [login, balance]))
  for (const [comment, login] of [...known.accounts].slice(-20)) {
    expect(await session.findByComment(comment)).toEqual({ ok: true, login })
    const listed = await session.deals(login, 0)
    const deals = listed.ok ? listed.deals : []
    expect(new Set(deals.map(({ id }) => id)).size).toBe(deals.length)
    expect(deals.reduce((sum, { profit }) => sum + profit, 0)).toBe(balances.get(login))
  }
}

/** Enough is acknowledged for a loss to show, however slow the machine is; then at a random moment. */
async function untilWritten({ operations }: Acknowledged, count: number): Promise<void> {
  while (operations.size < count) await new Promise((resolve) => setTimeout(resolve, 5))
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 250))
}

describe('paper server under kill -9', () => {
  it('loses no acknowledged write and does none twice, while snapshots are being made too', async () => {
    const data = newDataFolder()
    const known: Acknowledged = { accounts: new Map(), operations: new Map(), disabled: new Set() }
    const generations = new Set<string>()
    for (let round = 0; round < 6; round++) {
      const paper = await startPaper(['--journal-bytes', '40000'], data)
      await expectNothingLost(paper, known)
      const writing = writeUntilDead(paper, known, round)
      await untilWritten(known, known.operations.size + 80)
      await paper.kill()
      await writing
      for (const file of readdirSync(data)) generations.add(file)
    }
    const paper = await startPaper([], data)
    await expectNothingLost(paper, known)
    expect(known.operations.size).toBeGreaterThan(100)
    expect(
      [...generations].filter((file) => /^snapshot-\d+\.ndjson$/.test(file)).length,
    ).toBeGreaterThan(1)
    await paper.stop()
  })

  it('resolves an unknown outcome: the same key after the crash gives one operation', async () => {
    const data = newDataFolder()
    const first = await startPaper([], data)
    const input = { ...opening, balance: minor(initial), comment: 'one' }
    const opened = await first.session.openAccount(input, { idempotencyKey: 'open' })
    if (!opened.ok) throw new Error(opened.message)
    await first.control.setFault('dropAfterwards', { writesOnly: true })
    const request = { login: opened.login, amount: minor(-500), comment: 'payout' }
    const lost = await first.session.adjustBalance(request, { idempotencyKey: 'payout' })
    expect(lost).toMatchObject({ ok: false, code: 'outcomeUnknown' })
    await first.kill()
    const second = await startPaper([], data)
    const found = await second.session.findOperation(opened.login, 'payout')
    const again = await second.session.adjustBalance(request, { idempotencyKey: 'payout' })
    expect(again).toMatchObject({ ok: true, ticket: found.ok ? found.ticket : null })
    expect(again.ok && again.snapshot.balance).toBe(initial - 500)
    const reopened = await second.session.openAccount(input, { idempotencyKey: 'open' })
    expect(reopened).toEqual(opened)
    await second.stop()
  })
})
