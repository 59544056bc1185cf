import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { minor } from '../../src/domain/money/minor.js'
import { newKey, read, succeeded } from '../../src/platforms/acceptance/steps.js'
import { fromLine, toLine } from '../../src/platforms/paper/server/storage/line.js'
import { startPaper, type RunningPaper } from './paperServer.js'

const day = 86_400_000
const buy = { symbol: 'EURUSD', side: 'buy', lots: 0.5 } as const

let paper: RunningPaper

beforeAll(async () => {
  paper = await startPaper(['--traders', 'off'])
  await paper.control.setRunning(false)
  await paper.control.setPrice('EURUSD', { bid: 1.1, ask: 1.1001 })
})
afterAll(() => paper.stop())

const openOne = async ({ session }: RunningPaper = paper) => {
  const input = { group: 'g', currency: 'USD', leverage: 100, name: 'Ada' } as const
  const account = { ...input, balance: minor(10_000_000), comment: randomUUID() }
  return succeeded(await session.openAccount(account, newKey())).login
}

const positionsOf = async (login: string, { session }: RunningPaper = paper) =>
  succeeded(await session.snapshots([login], { positions: true })).snapshots[0]?.positions ?? []

const closesOf = async ({ session }: RunningPaper, login: string) => {
  if (!session.dayCloses) throw new Error('expected dayCloses')
  const span = { from: 0, to: Number.MAX_SAFE_INTEGER }
  return succeeded(await session.dayCloses([login], span)).closes
}

describe('stop losses', () => {
  it('are shown as they were ordered, and as null for none', async () => {
    const login = await openOne()
    await paper.control.openPosition(login, { ...buy, stopLoss: 1.05 })
    await paper.control.openPosition(login, buy)
    const stops = (await positionsOf(login)).map(({ stopLoss }) => stopLoss)
    expect(stops).toEqual(['1.05000', null])
  })

  it('close the position when the price reaches them, not a point earlier', async () => {
    const login = await openOne()
    await paper.control.openPosition(login, { ...buy, stopLoss: 1.09 })
    await paper.control.openPosition(login, { ...buy, side: 'sell', stopLoss: 1.2 })
    await paper.control.setPrice('EURUSD', { bid: 1.09001, ask: 1.09011 })
    expect((await read(paper.session, login)).openPositions).toBe(2)
    await paper.control.setPrice('EURUSD', { bid: 1.09, ask: 1.0901 })
    expect((await positionsOf(login)).map(({ side }) => side)).toEqual(['sell'])
    await paper.control.setPrice('EURUSD', { bid: 1.1999, ask: 1.2 })
    expect((await read(paper.session, login)).openPositions).toBe(0)
    const { deals } = succeeded(await paper.session.deals(login, 0))
    expect(deals.filter(({ comment }) => comment === 'stop loss')).toHaveLength(2)
    await paper.control.setPrice('EURUSD', { bid: 1.1, ask: 1.1001 })
  })

  it('go from a pending order to the position that it opens', async () => {
    const login = await openOne()
    const order = { ...buy, kind: 'limit', price: 1.08, stopLoss: 1.07 } as const
    await paper.control.placeOrder(login, order)
    await paper.control.setPrice('EURUSD', { bid: 1.0799, ask: 1.08 })
    expect((await positionsOf(login)).map(({ stopLoss }) => stopLoss)).toEqual(['1.07000'])
    await paper.control.setPrice('EURUSD', { bid: 1.1, ask: 1.1001 })
  })

  it('refuse a price with too many decimals by its name', async () => {
    const login = await openOne()
    const order = { ...buy, stopLoss: 1.000001 }
    await expect(paper.control.openPosition(login, order)).rejects.toThrow(/stopLoss/)
  })
})

it('tells what a trade was worth at its price', async () => {
  const login = await openOne()
  const { positionId } = await paper.control.openPosition(login, buy)
  await paper.control.closePosition(login, positionId)
  const { deals } = succeeded(await paper.session.deals(login, 0))
  // Half a lot of 100,000 at 1.1001 and at 1.1; money moved has no such worth.
  expect(deals.map(({ value }) => value)).toEqual([undefined, 5_500_500, 5_500_000])
})

it('lists more accounts than one page holds', async () => {
  const { session } = paper
  await Promise.all(Array.from({ length: 501 }, () => openOne()))
  if (!session.accounts) throw new Error('expected accounts')
  const first = succeeded(await session.accounts({}))
  expect(first.accounts).toHaveLength(500)
  const second = succeeded(await session.accounts({ after: first.next ?? '' }))
  const logins = [...first.accounts, ...second.accounts].map(({ login }) => login)
  expect(new Set(logins).size).toBe(logins.length)
  expect(second.next).toBeNull()
  expect(await session.accounts({ after: 'nobody' })).toMatchObject({ code: 'validation' })
})

describe('what is stored', () => {
  it('keeps groups, stop losses and day closes over a kill and an orderly end', async () => {
    let own = await startPaper(['--traders', 'off'])
    const login = await openOne(own)
    await own.control.setRunning(false)
    await own.control.openPosition(login, { ...buy, stopLoss: 0.9 })
    await own.session.changeGroup?.(login, 'other', newKey())
    await own.control.advanceClock(2 * day)
    const closes = await closesOf(own, login)
    expect(closes).toHaveLength(2)
    expect((closes[1]?.at ?? 0) - (closes[0]?.at ?? 0)).toBe(day)
    const same = async () => {
      expect(await closesOf(own, login)).toEqual(closes)
      expect((await positionsOf(login, own)).map(({ stopLoss }) => stopLoss)).toEqual(['0.90000'])
      const page = succeeded(
        (await own.session.accounts?.({})) ?? { ok: true, accounts: [], next: null },
      )
      expect(page.accounts.map(({ group }) => group)).toEqual(['other'])
    }
    await own.kill()
    own = await startPaper(['--traders', 'off'], own.data)
    await same()
    await own.stop()
    own = await startPaper(['--traders', 'off'], own.data)
    await same()
    await own.stop()
  })

  it('reads what was written before there were stop losses and day closes', async () => {
    let own = await startPaper(['--traders', 'off'])
    const login = await openOne(own)
    await own.control.setRunning(false)
    await own.control.openPosition(login, buy)
    const order = { ...buy, kind: 'limit', price: 0.5 } as const
    await own.control.placeOrder(login, order)
    const before = await read(own.session, login)
    await own.stop()
    const found = readdirSync(own.data).find((name) => name.startsWith('snapshot-')) ?? ''
    const file = join(own.data, found)
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n').map(fromLine)
    const old = JSON.stringify(lines, (key, value: unknown) =>
      ['stopPoints', 'dayCloses', 'value'].includes(key) ? undefined : value,
    )
    expect(old).not.toMatch(/stopPoints|dayCloses/)
    const records: unknown = JSON.parse(old)
    writeFileSync(file, Array.isArray(records) ? records.map(toLine).join('') : '')
    own = await startPaper(['--traders', 'off'], own.data)
    const after = await read(own.session, login)
    expect([after.openPositions, after.pendingOrders, after.balance]).toEqual([
      1,
      1,
      before.balance,
    ])
    expect((await positionsOf(login, own))[0]?.stopLoss).toBeNull()
    expect(await closesOf(own, login)).toEqual([])
    await own.stop()
  })
})
