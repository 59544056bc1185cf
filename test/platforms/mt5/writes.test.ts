import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { minor } from '../../../src/domain/money/minor.js'
import type { PlatformSession } from '../../../src/platforms/types.js'
import { buy, newKey, openOne, opening, startMt5, succeeded, type RunningMt5 } from './startMt5.js'

let mt5: RunningMt5
let session: PlatformSession

beforeAll(async () => {
  mt5 = await startMt5({ accounts: 5 })
  session = mt5.session
})
afterEach(async () => {
  await mt5.control.behave()
  const usual = { closesWhenDisabled: true, marketOpen: true, missing: [], dealerMs: 20 }
  await mt5.control.set({ ...usual, updateClearsAbsent: false })
})
afterAll(() => mt5.stop())

async function exposed(of = session): Promise<string> {
  const { login } = await openOne(of)
  await mt5.control.open(login, buy)
  await mt5.control.open(login, { ...buy, side: 'sell', lots: 0.1 })
  await mt5.control.place(login, { ...buy, kind: 'limit', price: 0.5 })
  return login
}

const updatesAndCloses = async (login: string): Promise<readonly string[]> =>
  (await mt5.control.log()).commands
    .filter((each) => each.login === login)
    .map(({ command }) => command)
    .filter((command) => command === 'user_update' || command === 'dealer_send_request')

describe('disabling', () => {
  it('switches trading off first, then removes orders and closes', async () => {
    const login = await exposed()
    await mt5.control.clearLog()
    const { snapshot } = succeeded(await session.disable(login, newKey()))
    expect(snapshot).toMatchObject({ openPositions: 0, pendingOrders: 0, mode: 'noTrading' })
    expect((await updatesAndCloses(login))[0]).toBe('user_update')
  })

  it('closes first where the connection says so', async () => {
    const careful = await mt5.connect({ closeOrder: 'closeFirst' })
    const login = await exposed(careful)
    await mt5.control.clearLog()
    const { snapshot } = succeeded(await careful.disable(login, newKey()))
    expect(snapshot).toMatchObject({ openPositions: 0, pendingOrders: 0, mode: 'noTrading' })
    const order = await updatesAndCloses(login)
    expect(order.at(-1)).toBe('user_update')
    expect(order.filter((command) => command === 'user_update')).toHaveLength(1)
  })

  it('closes on a server that answers 10017 while trading is off, and leaves it off', async () => {
    await mt5.control.set({ closesWhenDisabled: false })
    const login = await exposed()
    const { snapshot } = succeeded(await session.disable(login, newKey()))
    expect(snapshot).toMatchObject({ openPositions: 0, pendingOrders: 0, mode: 'noTrading' })
  })

  it('leaves trading off when the market is closed, and says when to come again', async () => {
    const login = await exposed()
    await mt5.control.set({ marketOpen: false })
    const key = newKey()
    const refused = await session.disable(login, key)
    expect(refused).toMatchObject({ code: 'unavailable', retryable: true, retryAfterMs: 60_000 })
    const { snapshots } = succeeded(await session.snapshots([login]))
    expect(snapshots[0]).toMatchObject({ mode: 'noTrading', openPositions: 2 })
    await mt5.control.set({ marketOpen: true })
    expect(succeeded(await session.disable(login, key)).snapshot.openPositions).toBe(0)
  })

  it('closes more positions than fit the queue of the server at once', async () => {
    const { login } = await openOne(session)
    for (let i = 0; i < 140; i++) await mt5.control.open(login, { ...buy, lots: 0.01 })
    const { snapshot } = succeeded(await session.disable(login, newKey()))
    expect(snapshot.openPositions).toBe(0)
  })

  it('touches no other field of the user, on servers that empty what is left out', async () => {
    await mt5.control.set({ updateClearsAbsent: true })
    const comment = randomUUID()
    const input = { ...opening, name: 'Всё имя', comment }
    const { login } = succeeded(await session.openAccount(input, newKey()))
    succeeded(await session.disable(login, newKey()))
    succeeded(await session.enable(login, newKey()))
    const { accounts } = succeeded(
      (await session.accounts?.({ after: String(Number(login) - 1) })) ??
        ({ ok: true, accounts: [], next: null } as const),
    )
    expect(accounts[0]).toMatchObject({ login, comment, name: 'Всё имя', mode: 'full' })
  })

  it('keeps rights that it does not know', async () => {
    const { login } = await openOne(session)
    await mt5.control.setRights(login, 0x163 | 0x2000 | 0x10000)
    succeeded(await session.disable(login, newKey()))
    await expect(mt5.control.open(login, buy)).rejects.toThrow('10017')
    expect(succeeded(await session.enable(login, newKey())).snapshot.mode).toBe('full')
  })

  it('names the permission when the manager may not change accounts', async () => {
    await mt5.control.set({ missing: ['modifyAccounts'] })
    const refused = await session.disable('100001', newKey())
    expect(refused).toMatchObject({ ok: false, code: 'auth' })
    expect(refused.ok ? '' : refused.message).toMatch(/user\/update.*permission/)
  })
})

describe('balance operations', () => {
  it('say that the permission is missing, and move nothing', async () => {
    await mt5.control.set({ missing: ['accountant'] })
    const asked = { login: '100001', amount: minor(100), comment: '' }
    expect(await session.adjustBalance(asked, newKey())).toMatchObject({ code: 'auth' })
  })

  it('are found again when they are older than a page of deals', async () => {
    const { login } = await openOne(session)
    const key = newKey()
    const asked = { login, amount: minor(-777), comment: 'payout' }
    const { ticket } = succeeded(await session.adjustBalance(asked, key))
    for (let i = 0; i < 70; i++) {
      const { position } = await mt5.control.open(login, { ...buy, lots: 0.01 })
      await mt5.control.close(login, position)
    }
    const other = await mt5.connect()
    expect(succeeded(await other.findOperation(login, key.idempotencyKey)).ticket).toBe(ticket)
    expect(succeeded(await other.adjustBalance(asked, key)).ticket).toBe(ticket)
    const { deals } = succeeded(await other.deals(login, 0))
    expect(deals).toHaveLength(142)
    expect(deals.filter(({ profit }) => profit === -777)).toMatchObject([{ comment: 'payout' }])
    const times = deals.map(({ at }) => at)
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })
})

describe('opening', () => {
  it.each([
    [{ currency: 'EUR' }, /currency: group "demo\\challenge" is in USD/],
    [{ group: 'demo\\nowhere' }, /group "demo\\nowhere": there is none/],
    [{ leverage: 0 }, /leverage/],
    [{ comment: 'x'.repeat(64) }, /comment: expected 1 to 62/],
    [{ name: '' }, /name/],
  ] as const)('refuses %j and says why', async (change, message) => {
    const input = { ...opening, name: 'A', comment: randomUUID(), ...change }
    const refused = await session.openAccount(input, newKey())
    expect(refused).toMatchObject({ ok: false, code: 'validation' })
    expect(refused.ok ? '' : refused.message).toMatch(message)
  })

  it('opens at zero, and in another currency', async () => {
    const changes = { balance: minor(0), group: 'demo\\challenge-eur', currency: 'EUR' } as const
    const input = { ...opening, ...changes, name: 'A', comment: randomUUID() }
    const { login } = succeeded(await session.openAccount(input, newKey()))
    const { snapshots } = succeeded(await session.snapshots([login]))
    expect(snapshots[0]).toMatchObject({ balance: 0, equity: 0, currency: 'EUR' })
  })
})

describe('groups', () => {
  it('changes the group, whose name has a backslash, and answers what was read back', async () => {
    const { login } = await openOne(session)
    const moved = await session.changeGroup?.(login, 'real\\funded', newKey())
    expect(moved).toEqual({ ok: true, group: 'real\\funded' })
    const again = await mt5.connect()
    const page = succeeded(
      (await again.accounts?.({ after: String(Number(login) - 1) })) ??
        ({ ok: true, accounts: [], next: null } as const),
    )
    expect(page.accounts[0]).toMatchObject({ login, group: 'real\\funded' })
  })

  it('refuses a group of another currency, and one that there is not', async () => {
    const { login } = await openOne(session)
    expect(await session.changeGroup?.(login, 'demo\\challenge-eur', newKey())).toMatchObject({
      code: 'conflict',
    })
    expect(await session.changeGroup?.(login, 'nowhere', newKey())).toMatchObject({
      code: 'validation',
    })
    expect(await session.changeGroup?.('999999', 'real\\funded', newKey())).toMatchObject({
      code: 'notFound',
    })
  })
})
