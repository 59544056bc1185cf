import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'
import { createConnection, type Connection } from '../../../src/platforms/mt5/link/connection.js'
import { createPool } from '../../../src/platforms/mt5/link/pool.js'
import { openOne, newKey, opening, startMt5, succeeded, type RunningMt5 } from './startMt5.js'

let mt5: RunningMt5
const opened: { close(): Promise<void> }[] = []

beforeEach(async () => {
  mt5 = await startMt5({ accounts: 40 })
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()))
  await mt5.stop()
})

function target({ pingMs = 60_000, timeoutMs = 5_000 } = {}) {
  const { port } = new URL(mt5.simulator.url)
  const fingerprint = mt5.simulator.credentials.fingerprint?.replaceAll(':', '').toLowerCase()
  const address = { host: '127.0.0.1', port: Number(port), fingerprint }
  return { address, version: 4_153, timeoutMs, pingMs }
}

const manager = (login = '1001') => ({ login, password: mt5.simulator.credentials.password ?? '' })

function connection(options: Parameters<typeof target>[0] = {}): Connection {
  const made = createConnection({ ...target(options), manager: manager() })
  opened.push(made)
  return made
}

const ping = { kind: 'read', path: '/test/access' } as const

describe('a connection to an access server', () => {
  it('is refused when the certificate is not the pinned one, before anything is sent', async () => {
    await mt5.control.clearLog()
    const session = await mt5.connect({ fingerprint: 'ab'.repeat(32) })
    const health = await session.health()
    expect(health).toMatchObject({ ok: false, code: 'auth' })
    expect((await mt5.control.log()).commands).toEqual([])
  })

  it('is refused when nobody vouches for the certificate and none is pinned', async () => {
    const session = await mt5.connect({ fingerprint: undefined })
    expect(await session.health()).toMatchObject({ ok: false, code: 'auth' })
  })

  it('is not trusted when the server cannot prove that it knows the password', async () => {
    await mt5.control.misbehave({ fault: 'wrongIdentity', count: 9 })
    const refused = await mt5.session.health()
    expect(refused).toMatchObject({ ok: false, code: 'auth' })
    expect(refused.ok ? '' : refused.message).toContain('not the one it says it is')
    const { commands } = await mt5.control.log()
    expect(commands.every(({ command }) => command.startsWith('auth_') || command === 'quit')).toBe(
      true,
    )
  })

  it('carries one request at a time, and all of them on one socket', async () => {
    const one = connection()
    const replies = await Promise.all(Array.from({ length: 30 }, () => one.ask(ping)))
    expect(replies.every(({ ok }) => ok)).toBe(true)
    const { commands, sessions } = await mt5.control.log()
    expect(new Set(commands.map((each) => each.connection)).size).toBe(1)
    expect(commands.filter(({ command }) => command === 'auth_answer')).toHaveLength(1)
    expect(sessions).toBe(1)
  })

  it('lets what is urgent go before what waits', async () => {
    const one = connection()
    await one.ask(ping)
    await mt5.control.misbehave({ fault: 'delay', ms: 300, on: 'user/total' })
    const order: string[] = []
    const note = (name: string) => () => void order.push(name)
    await Promise.all([
      one.ask({ kind: 'read', path: '/user/total' }).then(note('running')),
      one.ask(ping).then(note('poll')),
      one.ask({ ...ping, isUrgent: true }).then(note('urgent')),
    ])
    expect(order).toEqual(['running', 'urgent', 'poll'])
  })

  it('signs in again after the server closed it for being idle', async () => {
    await mt5.control.set({ idleMs: 200 })
    const one = connection()
    expect((await one.ask(ping)).ok).toBe(true)
    // Newer runtimes keep a connection up to a second longer than they were told.
    await sleep(1_600)
    expect((await one.ask(ping)).ok).toBe(true)
    const { commands } = await mt5.control.log()
    expect(commands.filter(({ command }) => command === 'auth_answer')).toHaveLength(2)
  })

  it('is kept open by pings', async () => {
    await mt5.control.set({ idleMs: 1_500 })
    const one = connection({ pingMs: 300 })
    await one.ask(ping)
    await sleep(4_000)
    expect((await one.ask(ping)).ok).toBe(true)
    const { commands } = await mt5.control.log()
    expect(commands.filter(({ command }) => command === 'auth_answer')).toHaveLength(1)
    expect(commands.filter(({ command }) => command === 'test_access').length).toBeGreaterThan(5)
  })

  it('signs in again, once, when the server forgot who we are; a write goes through too', async () => {
    const { login } = await openOne(mt5.session)
    await mt5.control.sockets('expire')
    const asked = { login, amount: opening.balance, comment: 'x' }
    const { snapshot } = succeeded(await mt5.session.adjustBalance(asked, newKey()))
    expect(snapshot.balance).toBe(opening.balance * 2)
  })

  it('does not knock again at once with a password that was refused', async () => {
    const session = await mt5.connect({ managers: [{ login: '1001', password: 'wrong' }] })
    await mt5.control.clearLog()
    for (let i = 0; i < 5; i++) expect(await session.health()).toMatchObject({ code: 'auth' })
    const { commands } = await mt5.control.log()
    expect(commands.filter(({ command }) => command === 'auth_answer')).toHaveLength(1)
  })
})

describe('several manager logins', () => {
  it('share the reads, and each account is written to on one of them alone', async () => {
    const managers = ['1001', '1002', '1003'].map(manager)
    const pool = createPool({ ...target(), managers })
    opened.push(pool)
    const asks = Array.from({ length: 30 }, () => ping)
    expect(await pool.askAll(asks)).toHaveLength(30)
    const { commands, sessions } = await mt5.control.log()
    expect(sessions).toBe(3)
    expect(new Set(commands.map((each) => each.connection)).size).toBe(3)
    expect(pool.of('100001').manager).toBe(pool.of('100001').manager)
    const used = Array.from({ length: 60 }, (_, i) => pool.of(String(100_001 + i)).manager)
    expect(new Set(used).size).toBe(3)
  })

  it('keeps writes to one account in order while others go on', async () => {
    const session = await mt5.connect({ managers: ['1001', '1002'].map(manager) })
    const accounts = await Promise.all(Array.from({ length: 4 }, () => openOne(session)))
    await mt5.control.clearLog()
    await Promise.all(
      accounts.flatMap(({ login }) => [
        session.disable(login, newKey()),
        session.enable(login, newKey()),
        session.disable(login, newKey()),
      ]),
    )
    const logins = accounts.map(({ login }) => login)
    const { snapshots } = succeeded(await session.snapshots(logins))
    expect(snapshots.map(({ mode }) => mode)).toEqual(Array(4).fill('noTrading'))
    const { commands } = await mt5.control.log()
    for (const login of logins) {
      const updates = commands.filter(
        (each) => each.command === 'user_update' && each.login === login,
      )
      expect(updates).toHaveLength(3)
      expect(new Set(updates.map((each) => each.connection)).size).toBe(1)
    }
  })
})
