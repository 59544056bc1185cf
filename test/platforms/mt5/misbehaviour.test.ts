import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { minor } from '../../../src/domain/money/minor.js'
import type { PlatformSession } from '../../../src/platforms/types.js'
import { buy, newKey, openOne, opening, startMt5, succeeded, type RunningMt5 } from './startMt5.js'

let mt5: RunningMt5
let session: PlatformSession

beforeAll(async () => {
  mt5 = await startMt5({ accounts: 5 })
  session = await mt5.connect({ timeoutMs: 700 })
})
afterEach(async () => {
  await mt5.control.behave()
  await mt5.control.set({ closesWhenDisabled: true, marketOpen: true, missing: [] })
})
afterAll(() => mt5.stop())

const amount = minor(-12_345)
const count = async (command: string, login?: string): Promise<number> =>
  (await mt5.control.log()).commands.filter(
    (each) => each.command === command && (login === undefined || each.login === login),
  ).length

describe('a write whose answer is lost', () => {
  it.each(['drop', 'halfOpen', 'garbage', 'truncated', 'gateway'] as const)(
    'by %s is never sent again by itself, and is found when it is asked for',
    async (fault) => {
      const { login } = await openOne(session)
      const key = newKey()
      await mt5.control.clearLog()
      await mt5.control.misbehave({ fault, on: 'trade/balance' })
      const lost = await session.adjustBalance({ login, amount, comment: 'payout' }, key)
      expect(lost).toMatchObject({ ok: false, code: 'outcomeUnknown', retryable: true })
      expect(await count('trade_balance', login)).toBe(1)
      const found = succeeded(await session.findOperation(login, key.idempotencyKey))
      expect(found.ticket).toMatch(/^\d+$/)
      // A repeat of the command finds it too, and takes nothing twice.
      const again = succeeded(
        await session.adjustBalance({ login, amount, comment: 'payout' }, key),
      )
      expect(again.ticket).toBe(found.ticket)
      expect(again.snapshot.balance).toBe(opening.balance + amount)
      expect(await count('trade_balance', login)).toBe(1)
    },
  )

  it('before it was carried out is sent again only by who asked for it', async () => {
    const { login } = await openOne(session)
    const key = newKey()
    await mt5.control.misbehave({ fault: 'drop', on: 'trade/balance', carriedOut: false })
    const lost = await session.adjustBalance({ login, amount, comment: 'payout' }, key)
    expect(lost).toMatchObject({ ok: false, code: 'outcomeUnknown' })
    expect(succeeded(await session.findOperation(login, key.idempotencyKey)).ticket).toBeNull()
    const made = succeeded(await session.adjustBalance({ login, amount, comment: 'payout' }, key))
    expect(made.snapshot.balance).toBe(opening.balance + amount)
  })

  it.each(['user/add', 'trade/balance', 'user/update'])(
    'in the middle of opening an account (%s) leaves one account, with its deposit',
    async (on) => {
      const input = { ...opening, name: 'Lost', comment: randomUUID() }
      const key = newKey()
      await mt5.control.clearLog()
      await mt5.control.misbehave({ fault: 'drop', on })
      const first = await session.openAccount(input, key)
      if (on !== 'user/update') {
        expect(first).toMatchObject({ ok: false, code: 'outcomeUnknown' })
        // Not finished, so not there yet.
        expect(succeeded(await session.findByComment(input.comment)).login).toBeNull()
      }
      const other = await mt5.connect()
      const opened = succeeded(await other.openAccount(input, key))
      expect(succeeded(await other.findByComment(input.comment)).login).toBe(opened.login)
      const { snapshots } = succeeded(await other.snapshots([opened.login]))
      expect(snapshots[0]?.balance).toBe(opening.balance)
      expect(await count('user_add')).toBe(1)
      expect(await count('trade_balance', opened.login)).toBe(1)
      // The password is the one of the account.
      const repeat = succeeded(await (await mt5.connect()).openAccount(input, key))
      expect(repeat.password).toBe(opened.password)
    },
  )

  it('is refused as a conflict when another command opened an account with the comment', async () => {
    const input = { ...opening, name: 'Taken', comment: randomUUID() }
    succeeded(await session.openAccount(input, newKey()))
    const second = await session.openAccount(input, newKey())
    expect(second).toMatchObject({ ok: false, code: 'conflict' })
  })

  it('to a dealer request: positions are looked at before anything is sent again', async () => {
    const { login } = await openOne(session)
    for (let i = 0; i < 3; i++) await mt5.control.open(login, buy)
    await mt5.control.clearLog()
    await mt5.control.misbehave({ fault: 'drop', on: 'dealer/send_request' })
    const { snapshot } = succeeded(await session.closeAll(login, newKey()))
    expect(snapshot.openPositions).toBe(0)
    const { deals } = succeeded(await session.deals(login, 0))
    // Three in, three out: nothing was closed twice, nothing opened the other way.
    expect(deals.filter(({ entry }) => entry === 'in')).toHaveLength(3)
    expect(deals.filter(({ entry }) => entry === 'out')).toHaveLength(3)
    const { commands } = await mt5.control.log()
    const names = commands.map(({ command }) => command)
    const lostAt = names.indexOf('dealer_send_request')
    const nextSendAfterRead = names.indexOf('position_get_batch', lostAt)
    expect(nextSendAfterRead).toBeGreaterThan(lostAt)
  })

  it('when results of dealer requests are lost with the connection', async () => {
    const { login } = await openOne(session)
    await mt5.control.open(login, buy)
    await mt5.control.misbehave({ fault: 'drop', on: 'dealer/get_request_result' })
    const { snapshot } = succeeded(await session.disable(login, newKey()))
    expect([snapshot.openPositions, snapshot.mode]).toEqual([0, 'noTrading'])
  })

  it('when rights were changed: they are read back', async () => {
    const { login } = await openOne(session)
    await mt5.control.clearLog()
    await mt5.control.misbehave({ fault: 'drop', on: 'user/update' })
    const { snapshot } = succeeded(await session.disable(login, newKey()))
    expect(snapshot.mode).toBe('noTrading')
    expect(await count('user_update', login)).toBe(1)
  })
})

describe('reads', () => {
  it('go on after the connection broke', async () => {
    await mt5.control.misbehave({ fault: 'drop', on: 'user/get_batch' })
    expect(succeeded(await session.snapshots(['100001'])).snapshots).toHaveLength(1)
  })

  it.each(['halfOpen', 'delay'] as const)(
    'end in time when the server is silent: %s',
    async (fault) => {
      await mt5.control.misbehave({ fault, on: 'user/get_batch', ms: 3_000 })
      const read = await session.snapshots(['100001'])
      expect(read).toMatchObject({ ok: false, code: 'unavailable', retryable: true })
      expect((await session.snapshots(['100001'])).ok).toBe(true)
    },
  )

  it('wait for a slow answer', async () => {
    await mt5.control.misbehave({ fault: 'slow', on: 'user/get_batch', ms: 400 })
    expect((await session.snapshots(['100001'])).ok).toBe(true)
  })

  it('say protocol of garbage, and do not mix up the next answer', async () => {
    await mt5.control.misbehave({ fault: 'garbage', on: 'user/get_batch' })
    expect(await session.snapshots(['100001'])).toMatchObject({ ok: false, code: 'protocol' })
    expect(succeeded(await session.snapshots(['100002'])).snapshots[0]?.login).toBe('100002')
  })

  it.each(['duplicate', 'reorder'] as const)('are the same when rows come as %s', async (fault) => {
    const { login } = await openOne(session)
    for (let i = 0; i < 4; i++) await mt5.control.open(login, buy)
    succeeded(await session.closeAll(login, newKey()))
    const plain = succeeded(await session.deals(login, 0)).deals
    await mt5.control.misbehave({ fault, on: 'deal/get_page', count: 5 })
    expect(succeeded(await session.deals(login, 0)).deals).toEqual(plain)
  })

  it('say rateLimited, with a time to wait', async () => {
    await mt5.control.misbehave({ fault: 'rateLimit', on: 'user/get_batch' })
    const read = await session.snapshots(['100001'])
    expect(read).toMatchObject({ ok: false, code: 'rateLimited', retryAfterMs: 1_000 })
  })

  it('go on when the session had expired', async () => {
    await mt5.control.misbehave({ fault: 'expire', on: 'user/get_batch' })
    expect((await session.snapshots(['100001'])).ok).toBe(true)
  })

  it('find names in lower case', async () => {
    await mt5.control.set({ lowerCase: true })
    const { login } = await openOne(session)
    await mt5.control.open(login, buy)
    const { snapshot } = succeeded(await session.disable(login, newKey()))
    expect([snapshot.openPositions, snapshot.mode]).toEqual([0, 'noTrading'])
    await mt5.control.set({ lowerCase: false })
  })
})
