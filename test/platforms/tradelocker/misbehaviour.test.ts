import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { minor } from '../../../src/domain/money/minor.js'
import { has, listen, newKey, read, succeeded } from '../../../src/platforms/acceptance/steps.js'
import { PlatformLinkError } from '../../../src/platforms/linkError.js'
import {
  opening,
  startTradelocker,
  tradeOf,
  type RunningTradelocker,
} from './support/startTradelocker.js'

let tradelocker: RunningTradelocker

beforeAll(async () => {
  tradelocker = await startTradelocker()
})
afterAll(() => tradelocker.stop())
afterEach(async () => {
  await tradelocker.lever('clear')
  await tradelocker.lever('leave', { positions: 0 })
})

const openOne = async (comment: string = randomUUID()) => {
  const input = { ...opening, name: 'Ada Lovelace', comment }
  return succeeded(await tradelocker.session.openAccount(input, newKey())).login
}

const from = (login: string) => new Map([[login, { after: 0 }]])

const failureOf = (error: unknown) =>
  error instanceof PlatformLinkError ? error.failure : { code: String(error), message: '' }

describe('the stream of the TradeLocker connector', () => {
  it('shows nothing of a first state that broke off before SyncEnd', async () => {
    const login = await openOne()
    await tradelocker.lever('socket', { action: 'breakBeforeSyncEnd' })
    const listener = listen(tradelocker.session, from(login))
    expect(failureOf(await listener.ended).code).toBe('unavailable')
    expect(listener.events).toEqual([])
    const again = listen(tradelocker.session, from(login))
    await again.until(has('caughtUp'), 'the next stream to catch up')
    await again.close()
  })

  it('tells of an account that is as it was before a reconnect, once', async () => {
    const login = await openOne()
    const first = listen(tradelocker.session, from(login))
    await first.until(has('caughtUp'), 'the stream to catch up')
    const after = first.snapshots.at(-1)?.sequence ?? 0
    await first.close()
    const again = listen(tradelocker.session, new Map([[login, { after }]]))
    await again.until(({ events }) => events.length >= 4, 'a second look')
    const told = again.events.map(({ type }) => type)
    expect(told).toEqual(['snapshots', 'caughtUp', 'heartbeat', 'heartbeat'])
    expect(again.snapshots.map(({ sequence }) => sequence)).toEqual([after])
    await again.close()
  })

  it('notices a connection that is half open by its missing heartbeat', async () => {
    const login = await openOne()
    await tradelocker.lever('socket', { action: 'heartbeat', intervalMs: 300, timeoutMs: 300 })
    const listener = listen(tradelocker.session, from(login))
    await listener.until(has('caughtUp'), 'the stream to catch up')
    await tradelocker.lever('socket', { action: 'halfOpen' })
    const failure = failureOf(await listener.ended)
    expect(failure).toMatchObject({ code: 'unavailable', retryable: true })
    expect(failure.message).toMatch(/heartbeat/)
    await tradelocker.lever('socket', {
      action: 'heartbeat',
      intervalMs: 25_000,
      timeoutMs: 20_000,
    })
  })

  it('counts a position once when its messages come twice', async () => {
    const login = await openOne()
    const listener = listen(tradelocker.session, from(login))
    await listener.until(has('caughtUp'), 'the stream to catch up')
    await tradelocker.lever('socket', { action: 'duplicate', count: 6 })
    await tradelocker.lever('open', tradeOf(login))
    await listener.until(({ snapshots }) => snapshots.at(-1)?.openPositions === 1, 'one position')
    expect(Math.max(...listener.snapshots.map(({ openPositions }) => openPositions))).toBe(1)
    const deals = listener.events.flatMap((event) => (event.type === 'deals' ? event.deals : []))
    expect(deals.filter(({ entry }) => entry === 'in')).toHaveLength(1)
    await listener.close()
  })

  it('is not deceived by messages in the wrong order: what has ended does not begin again', async () => {
    const login = await openOne()
    const listener = listen(tradelocker.session, from(login))
    await listener.until(has('caughtUp'), 'the stream to catch up')
    // Opening is three messages and closing two: turned around, the close comes first.
    await tradelocker.lever('socket', { action: 'reorder', count: 5 })
    const opened = await tradelocker.lever('open', tradeOf(login))
    await tradelocker.lever('close', { positionId: Reflect.get(Object(opened), 'positionId') })
    const { balance } = await read(tradelocker.session, login)
    await listener.until(({ snapshots }) => snapshots.at(-1)?.balance === balance, 'the result')
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    expect(listener.snapshots.at(-1)).toMatchObject({ openPositions: 0, pendingOrders: 0, balance })
    await listener.close()
  })

  it('tells a deal before the state that shows it', async () => {
    const login = await openOne()
    const listener = listen(tradelocker.session, from(login))
    await listener.until(has('caughtUp'), 'the stream to catch up')
    await tradelocker.lever('open', tradeOf(login))
    await listener.until(({ snapshots }) => snapshots.at(-1)?.openPositions === 1, 'one position')
    const dealAt = listener.events.findIndex(({ type }) => type === 'deals')
    const shownAt = listener.events.findIndex(
      (event) => event.type === 'snapshots' && event.snapshots.some((s) => s.openPositions === 1),
    )
    expect(dealAt).toBeGreaterThanOrEqual(0)
    expect(dealAt).toBeLessThan(shownAt)
    await listener.close()
  })

  it('ends with auth when the key expires, and works again when it is valid', async () => {
    const login = await openOne()
    const listener = listen(tradelocker.session, from(login))
    await listener.until(has('caughtUp'), 'the stream to catch up')
    await tradelocker.lever('key', { expired: true })
    expect(failureOf(await listener.ended)).toMatchObject({ code: 'auth' })
    expect(await tradelocker.session.snapshots([login])).toMatchObject({ ok: false, code: 'auth' })
    await tradelocker.lever('key', { expired: false })
    expect((await read(tradelocker.session, login)).login).toBe(login)
  })

  it.each([{ wrongKey: 'message' }, { wrongKey: 'connectError' }])(
    'says auth however the platform refuses a key: %o',
    async (settings) => {
      await tradelocker.lever('settings', settings)
      const wrong = await tradelocker.connect('another-key-of-nobody')
      const listener = listen(wrong, from('D#1'))
      expect(failureOf(await listener.ended).code).toBe('auth')
      await wrong.close()
    },
  )

  it('lets a second stream share the connection where the platform allows but one', async () => {
    await tradelocker.lever('settings', { singleConnection: true })
    const logins = [await openOne(), await openOne()]
    const listeners = logins.map((login) => listen(tradelocker.session, from(login)))
    for (const each of listeners) await each.until(has('caughtUp'), 'both streams to catch up')
    await tradelocker.lever('open', tradeOf(logins[1] ?? ''))
    await listeners[1]?.until(
      ({ snapshots }) => snapshots.at(-1)?.openPositions === 1,
      'a position',
    )
    expect(listeners[0]?.snapshots.every(({ login }) => login === logins[0])).toBe(true)
    for (const each of listeners) await each.close()
    await tradelocker.lever('settings', { singleConnection: false })
  })
})

describe('requests of the TradeLocker connector', () => {
  it('says how long to wait when there are too many', async () => {
    const login = await openOne()
    await tradelocker.lever('fault', { fault: 'rateLimit', retryAfterSeconds: 7 })
    const answer = await tradelocker.session.deals(login, 0)
    expect(answer).toMatchObject({ code: 'rateLimited', retryAfterMs: 7_000, retryable: true })
  })

  it('waits for an answer that is slow', async () => {
    const login = await openOne()
    await tradelocker.lever('fault', { fault: 'slow', ms: 1_500, path: '/orders/all' })
    expect((await read(tradelocker.session, login)).login).toBe(login)
  })

  it.each([
    ['drop', 'unavailable'],
    ['fail', 'unavailable'],
    ['unavailable', 'unavailable'],
    ['wrongAnswer', 'protocol'],
  ])('answers a read that meets "%s" with %s', async (fault, code) => {
    const login = await openOne()
    await tradelocker.lever('fault', { fault })
    expect(await tradelocker.session.deals(login, 0)).toMatchObject({ ok: false, code })
  })

  it.each(['dropAfterwards', 'failAfterwards', 'wrongAnswer'])(
    'never repeats a write by itself when it meets "%s"',
    async (fault) => {
      const login = await openOne()
      const key = newKey()
      const request = { login, amount: minor(12_34), comment: 'bonus' }
      await tradelocker.lever('fault', { fault, path: '/account-operations/' })
      const lost = await tradelocker.session.adjustBalance(request, key)
      expect(lost).toMatchObject({ ok: false, code: 'outcomeUnknown', retryable: true })
      const wasDone = fault !== 'wrongAnswer'
      const { ticket } = succeeded(
        await tradelocker.session.findOperation(login, key.idempotencyKey),
      )
      expect(ticket !== null).toBe(wasDone)
      const again = succeeded(await tradelocker.session.adjustBalance(request, key))
      if (wasDone) expect(again.ticket).toBe(ticket)
      expect(again.snapshot.balance).toBe(opening.balance + 12_34)
      // A process that knows nothing of it sends the same key, which the platform answers from memory.
      const other = await tradelocker.connect()
      const late = succeeded(await other.adjustBalance(request, key))
      expect(late.ticket).toBe(again.ticket)
      expect(late.snapshot.balance).toBe(opening.balance + 12_34)
      await other.close()
    },
  )

  it('goes on with an opening that broke off at any step, in another process too', async () => {
    for (const path of ['/users/create', '/accounts/create', '/account-operations/deposit']) {
      const comment = randomUUID()
      const key = newKey()
      const input = { ...opening, name: 'Ada Lovelace', comment }
      await tradelocker.lever('fault', { fault: 'dropAfterwards', path })
      const lost = await tradelocker.session.openAccount(input, key)
      expect(lost).toMatchObject({ ok: false, code: 'outcomeUnknown' })
      const other = await tradelocker.connect()
      const { login, password } = succeeded(await other.openAccount(input, key))
      expect((await read(other, login)).balance).toBe(opening.balance)
      expect(succeeded(await other.findByComment(comment)).login).toBe(login)
      const check = { accountId: login, password }
      expect(await tradelocker.lever('password', check)).toEqual({ matches: true })
      await other.close()
    }
  })

  it('does nothing twice where the platform has forgotten the key', async () => {
    const comment = randomUUID()
    const key = newKey()
    const input = { ...opening, name: 'Ada Lovelace', comment }
    const { login } = succeeded(await tradelocker.session.openAccount(input, key))
    await tradelocker.lever('settings', { idempotency: 'none' })
    const other = await tradelocker.connect()
    expect(succeeded(await other.openAccount(input, key)).login).toBe(login)
    expect((await read(other, login)).balance).toBe(opening.balance)
    const request = { login, amount: minor(-5_00), comment: 'payout' }
    await tradelocker.lever('fault', { fault: 'dropAfterwards', path: '/account-operations/' })
    const paid = newKey()
    expect(await other.adjustBalance(request, paid)).toMatchObject({ code: 'outcomeUnknown' })
    const again = succeeded(await other.adjustBalance(request, paid))
    expect(again.snapshot.balance).toBe(opening.balance - 5_00)
    await other.close()
    await tradelocker.lever('settings', { idempotency: 'creates' })
  })

  it('orders a close again until nothing is left, and suspends only then', async () => {
    const login = await openOne()
    for (let i = 0; i < 3; i++) await tradelocker.lever('open', tradeOf(login))
    await tradelocker.lever('leave', { positions: 2, orders: 1 })
    const { snapshot } = succeeded(await tradelocker.session.disable(login, newKey()))
    expect(snapshot).toMatchObject({ openPositions: 0, mode: 'noTrading' })
  })

  it('keeps the account restricted while a closed market leaves positions open, and goes on later', async () => {
    const login = await openOne()
    await tradelocker.lever('open', tradeOf(login))
    await tradelocker.lever('leave', { positions: 1, orders: 1_000 })
    const key = newKey()
    const refused = await tradelocker.session.disable(login, key)
    expect(refused).toMatchObject({ ok: false, code: 'unavailable', retryable: true })
    expect(await read(tradelocker.session, login)).toMatchObject({
      mode: 'closeOnly',
      openPositions: 1,
    })
    await tradelocker.lever('leave', { positions: 0 })
    const restarted = await tradelocker.connect()
    const { snapshot } = succeeded(await restarted.disable(login, key))
    expect(snapshot).toMatchObject({ mode: 'noTrading', openPositions: 0 })
    await restarted.close()
  })

  it('takes the time from the platform, whose clock may differ', async () => {
    await tradelocker.lever('clock', { offsetMs: 3_600_000 })
    const other = await tradelocker.connect()
    const { serverTime } = succeeded(await other.health())
    expect(Math.abs(serverTime - Date.now() - 3_600_000)).toBeLessThan(1_500)
    await other.close()
  })

  it('reads reports and positions page by page', async () => {
    await tradelocker.lever('settings', { pageSize: 2 })
    const login = await openOne()
    for (let i = 0; i < 5; i++) await tradelocker.lever('open', tradeOf(login))
    expect((await read(tradelocker.session, login)).openPositions).toBe(5)
    succeeded(await tradelocker.session.closeAll(login, newKey()))
    const { deals } = succeeded(await tradelocker.session.deals(login, 0))
    expect(deals.filter(({ kind }) => kind === 'trade')).toHaveLength(10)
    await tradelocker.lever('settings', { pageSize: 1_000 })
  })

  it('names the group when it does not exist, and changes nothing', async () => {
    const comment = randomUUID()
    const input = { ...opening, group: 'nowhere', name: 'Ada', comment }
    const refused = await tradelocker.session.openAccount(input, newKey())
    expect(refused).toMatchObject({ ok: false, code: 'validation' })
    expect(refused.ok ? '' : refused.message).toMatch(/^group: .*618566/)
    expect(succeeded(await tradelocker.session.findByComment(comment)).login).toBeNull()
  })

  it('refuses a leverage other than the group gives', async () => {
    const input = { ...opening, leverage: 33, name: 'Ada', comment: randomUUID() }
    const refused = await tradelocker.session.openAccount(input, newKey())
    expect(refused).toMatchObject({ ok: false, code: 'validation' })
    expect(refused.ok ? '' : refused.message).toBe(
      'leverage: group 618566 gives 1:100, expected 1:33',
    )
  })

  it('shows stop losses, and null for none', async () => {
    const login = await openOne()
    await tradelocker.lever('price', { instrument: 'EURUSD', bid: '1.10000' })
    await tradelocker.lever('open', { ...tradeOf(login), slPrice: '1.05000' })
    await tradelocker.lever('open', tradeOf(login))
    const answer = await tradelocker.session.snapshots([login], { positions: true })
    const [snapshot] = succeeded(answer).snapshots
    const stops = snapshot?.positions?.map(({ stopLoss }) => stopLoss)
    expect(new Set(stops)).toEqual(new Set([null, '1.05000']))
  })
})
