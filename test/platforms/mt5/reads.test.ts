import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { AccountSnapshot, PlatformSession } from '../../../src/platforms/types.js'
import { minor } from '../../../src/domain/money/minor.js'
import { setTimeout as sleep } from 'node:timers/promises'
import { buy, newKey, openOne, startMt5, succeeded, type RunningMt5 } from './startMt5.js'

let mt5: RunningMt5
let session: PlatformSession
const many = Array.from({ length: 420 }, (_, i) => String(100_001 + i))

beforeAll(async () => {
  mt5 = await startMt5({ accounts: 420 })
  session = mt5.session
})
afterAll(() => mt5.stop())

const figures = ({ at: _at, sequence: _sequence, ...rest }: AccountSnapshot) => rest
const read = async (logins: readonly string[], of = session) =>
  succeeded(await of.snapshots(logins, { positions: true })).snapshots
/** What one account looks like among all of them. */
const among = async (login: string) => (await read(many)).find((each) => each.login === login)
/** A poll shares what is younger than this. */
const nextSweep = () => sleep(1_000)

describe('the account of somebody who did nothing since the server started', () => {
  it('has no state on the server, and is read from its user', async () => {
    await mt5.control.clearLog()
    const [snapshot] = await read(['100001'])
    expect(snapshot).toMatchObject({ openPositions: 0, mode: 'full', lastOpenedAt: 0 })
    expect(snapshot?.equity).toBe(snapshot?.balance)
    expect(snapshot?.balance).toBeGreaterThan(0)
  })
})

describe('a poll of many accounts', () => {
  it('shows the same as asking for each', async () => {
    await mt5.control.open('100010', buy)
    await mt5.control.open('100011', { ...buy, side: 'sell' })
    await mt5.control.place('100012', { ...buy, kind: 'limit', price: 0.5 })
    await mt5.control.setPrice('EURUSD', { bid: 1.10321 })
    const polled = await read(many)
    expect(polled).toHaveLength(many.length)
    const direct = new Map<string, AccountSnapshot>()
    for (let from = 0; from < many.length; from += 100) {
      for (const each of await read(many.slice(from, from + 100))) direct.set(each.login, each)
    }
    const byLogin = new Map(polled.map((each) => [each.login, figures(each)]))
    for (const login of many) {
      const expected = direct.get(login)
      expect(byLogin.get(login)).toEqual(expected && figures(expected))
    }
  })

  it('sees a position opened, its price moved, and its close', async () => {
    await read(many)
    const { position } = await mt5.control.open('100020', buy)
    await nextSweep()
    const opened = await among('100020')
    expect(opened).toMatchObject({ openPositions: 1 })
    await mt5.control.setPrice('EURUSD', { bid: 1.2 })
    await nextSweep()
    const moved = await among('100020')
    expect(moved?.equity).toBeGreaterThan(opened?.equity ?? 0)
    await mt5.control.close('100020', position)
    await nextSweep()
    const closed = await among('100020')
    expect(closed).toMatchObject({ openPositions: 0 })
    expect(closed?.equity).toBe(closed?.balance)
    expect(closed?.balance).toBeGreaterThan(opened?.balance ?? 0)
    expect(closed?.sequence).toBeGreaterThan(moved?.sequence ?? 0)
    expect(closed?.lastOpenedAt).toBeGreaterThan(0)
  })

  it('sees a trade that began and ended between two polls', async () => {
    await read(many)
    await nextSweep()
    const before = await among('100030')
    const { position } = await mt5.control.open('100030', buy)
    await mt5.control.setPrice('EURUSD', { bid: 1.19 })
    await mt5.control.close('100030', position)
    await nextSweep()
    const after = await among('100030')
    expect(after?.balance).not.toBe(before?.balance)
    expect(after?.lastOpenedAt).toBeGreaterThan(0)
  })

  it('sees at once what was changed by ourselves', async () => {
    await read(many)
    succeeded(await session.disable('100040', newKey()))
    const asked = { login: '100041', amount: minor(5_00), comment: 'gift' }
    const { snapshot } = succeeded(await session.adjustBalance(asked, newKey()))
    expect((await among('100040'))?.mode).toBe('noTrading')
    expect((await among('100041'))?.balance).toBe(snapshot.balance)
    await mt5.control.open('100042', buy)
    await nextSweep()
    expect((await among('100042'))?.openPositions).toBe(1)
    succeeded(await session.closeAll('100042', newKey()))
    expect((await among('100042'))?.openPositions).toBe(0)
  })

  it('notices within a few rounds what no deal shows', async () => {
    await read(many)
    await mt5.control.setRights('100050', 0x167)
    let mode: string | undefined = 'full'
    for (let i = 0; i < 5 && mode === 'full'; i++) {
      await nextSweep()
      mode = (await among('100050'))?.mode
    }
    expect(mode).toBe('noTrading')
  })

  it('asks for positions first and reads states of those alone who hold one', async () => {
    await read(many)
    await nextSweep()
    await mt5.control.clearLog()
    await read(many)
    const { commands } = await mt5.control.log()
    const states = commands.filter(({ command }) => command === 'user_account_get_batch')
    expect(states).toHaveLength(1)
    expect(states[0]?.login.split(',').length).toBeLessThan(10)
    expect(commands.filter(({ command }) => command === 'position_get_batch')).toHaveLength(1)
    expect(commands.length).toBeLessThanOrEqual(6)
  })

  it('takes one look for a poll in several questions, and shows who is asked about later whole', async () => {
    const fresh = await mt5.connect()
    await mt5.control.open('100350', buy)
    await mt5.control.clearLog()
    await read(many.slice(0, 210), fresh)
    const later = await read(many.slice(210), fresh)
    const [direct] = await read(['100350'])
    const polled = later.find(({ login }) => login === '100350')
    expect(polled?.openPositions).toBe(1)
    expect(polled && figures(polled)).toEqual(direct && figures(direct))
    const { commands } = await mt5.control.log()
    expect(commands.filter(({ command }) => command === 'deal_get_batch')).toHaveLength(1)
  })

  it('asks for accounts outside its groups one by one', async () => {
    const narrow = await mt5.connect({ groups: 'demo*,!demo\\forex' })
    const { login } = await openOne(session)
    await mt5.control.open(login, buy)
    const all = await read([...many, login], narrow)
    expect(all).toHaveLength(many.length + 1)
    expect(all.find((each) => each.login === login)?.openPositions).toBe(1)
  })

  it('says when a permission is missing rather than showing nobody holding anything', async () => {
    await nextSweep()
    await mt5.control.set({ missing: ['orders'] })
    expect(await session.snapshots(many)).toMatchObject({ ok: false, code: 'auth' })
    await mt5.control.set({ missing: [] })
  })
})

describe('the list of accounts', () => {
  it('has every account once, page by page', async () => {
    const logins: string[] = []
    let after: string | undefined
    for (let page = 0; page < 10; page++) {
      const answer = await session.accounts?.(after === undefined ? {} : { after })
      if (!answer?.ok) throw new Error('expected a page')
      logins.push(...answer.accounts.map(({ login }) => login))
      if (answer.next === null) break
      after = answer.next
    }
    expect(new Set(logins).size).toBe(logins.length)
    expect(logins).toEqual(expect.arrayContaining(many))
    expect(logins).toEqual([...logins].sort((a, b) => Number(a) - Number(b)))
  })

  it('tells group, currency, name, e-mail and when it was opened', async () => {
    const answer = await session.accounts?.({})
    const first = answer?.ok ? answer.accounts[0] : null
    expect(first).toMatchObject({ name: 'Trader 100001', email: 'trader100001@example.com' })
    expect(first?.group).toMatch(/^(demo|real)\\/)
    expect(Math.abs((first?.openedAt ?? 0) - Date.now())).toBeLessThan(120_000)
  })
})

describe('how days ended', () => {
  it('comes from the daily reports, in UTC, for the span that was asked for', async () => {
    const { login } = await openOne(session)
    const { position } = await mt5.control.open(login, buy)
    await mt5.control.setPrice('EURUSD', { bid: 1.21 })
    const before = (await read([login]))[0]
    const { at } = await mt5.control.endDay()
    await mt5.control.close(login, position)
    const span = { from: at - 60_000, to: at + 60_000 }
    const answer = await session.dayCloses?.([login, '100001'], span)
    const closes = answer?.ok ? answer.closes : []
    expect(closes.map((close) => close.login)).toEqual(['100001', login])
    expect(closes[1]).toMatchObject({ balance: before?.balance, equity: before?.equity })
    const later = await session.dayCloses?.([login], { from: at + 120_000, to: at + 180_000 })
    expect(later).toEqual({ ok: true, closes: [] })
  })

  it('is at the end of the broker day when the server ends it by itself', async () => {
    const own = await startMt5({ accounts: 2, seed: 3 })
    const dayMs = 86_400_000
    // A jump of hours alone would look like a server in another zone, at some times of the day.
    const { now, offsetMinutes } = await own.control.clock({ advanceMs: 5 * dayMs })
    const broker = now + offsetMinutes * 60_000
    const midnight = (Math.floor(broker / dayMs) + 1) * dayMs - offsetMinutes * 60_000
    await own.control.clock({ advanceMs: midnight - now - 300 })
    const closes = async () => {
      const span = { from: midnight - 1_000, to: midnight + 5_000 }
      const answer = await own.session.dayCloses?.(['100001'], span)
      return answer?.ok ? answer.closes : []
    }
    for (let tries = 0; tries < 50 && (await closes()).length === 0; tries += 1) await sleep(200)
    expect(await closes()).toHaveLength(1)
    await own.stop()
  })
})

describe("the broker's clock in deals and snapshots", () => {
  it('is UTC outward, whatever zone the server is in', async () => {
    const { login } = await openOne(session)
    await mt5.control.open(login, buy)
    for (const fixedMinutes of [-300, 0, 330]) {
      const { now } = await mt5.control.clock({ zone: 'fixed', fixedMinutes })
      const other = await mt5.connect({ clock: 'fixed' })
      const { deals } = succeeded(await other.deals(login, 0))
      expect(Math.abs((deals.at(-1)?.at ?? 0) - now)).toBeLessThan(20_000)
      const [snapshot] = await read([login], other)
      expect(Math.abs((snapshot?.at ?? 0) - now)).toBeLessThan(5_000)
      expect(Math.abs((snapshot?.lastOpenedAt ?? 0) - now)).toBeLessThan(20_000)
    }
    await mt5.control.clock({ zone: 'newYork' })
  })

  it('follows a server whose clock goes wrong by days', async () => {
    const own = await startMt5({ accounts: 1, seed: 4 })
    const { now } = await own.control.clock({ advanceMs: 5 * 86_400_000 })
    const [snapshot] = await read(['100001'], own.session)
    expect(Math.abs((snapshot?.at ?? 0) - now)).toBeLessThan(5_000)
    await own.stop()
  })
})
