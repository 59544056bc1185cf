import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { io } from 'socket.io-client'
import { tradelockerSimulator } from '../../../src/platforms/tradelocker/simulator/tradelockerSimulator.js'
import type { RunningSimulator } from '../../../src/platforms/simulator.js'

/** A client made from the documentation alone: plain requests, raw Engine.IO frames, stock Socket.IO. */

let simulator: RunningSimulator
let key: string

beforeAll(async () => {
  const options = { host: '127.0.0.1', port: 0, seed: 3, accounts: 4 }
  simulator = await tradelockerSimulator.start(options)
  key = simulator.credentials['brand-api-key'] ?? ''
})
afterAll(() => simulator.stop())

type Json = Record<string, unknown>

async function ask(
  method: string,
  path: string,
  body?: Json,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${simulator.url}/brand-api/${path}`, {
    method,
    headers: { 'brand-api-key': key, 'content-type': 'application/json', ...headers },
    ...(body && { body: JSON.stringify(body) }),
  })
  const json: unknown = await response.json()
  return { status: response.status, json: Object(json) as Json, headers: response.headers }
}

async function newAccount(): Promise<string> {
  const email = `${randomUUID()}@example.org`
  const user = await ask('POST', 'v1/users/create', { email, password: 'p@ssW0rd1' })
  const { userId } = user.json
  const asked = { userId, accountName: 'Main Account', type: 'DEMO', currency: 'USD' }
  const made = await ask('POST', 'v1/accounts/create', asked)
  expect(made.status).toBe(201)
  return String(made.json.accountId)
}

const lever = (name: string, body: Json) =>
  fetch(`${simulator.url}/control/${name}`, {
    method: 'POST',
    headers: { 'brand-api-key': key },
    body: JSON.stringify(body),
  })

describe('REST', () => {
  it('answers health without a key, everything else with 403', async () => {
    const alive = await fetch(`${simulator.url}/brand-api/alive`)
    expect([alive.status, await alive.text()]).toEqual([200, '1'])
    expect((await ask('GET', 'ready')).json.status).toBe('ok')
    const refused = await ask('GET', 'v1/groups/all', undefined, { 'brand-api-key': 'no' })
    expect(refused.json).toMatchObject({ statusCode: 403, status: 'FORBIDDEN' })
    expect(refused.json.requestId).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('takes a user and an account through its life', async () => {
    const accountId = await newAccount()
    expect(accountId).toMatch(/^D#\d+$/)
    const money = { accountId, amount: '1000.50', note: 'first' }
    const deposit = await ask('POST', 'v1/account-operations/deposit', money)
    expect(deposit.json.operationId).toMatch(/^\d+$/)
    for (const [action, status] of [
      ['restrict', 'RESTRICTED'],
      ['suspend', 'SUSPENDED'],
      ['activate', 'ACTIVE'],
    ] as const) {
      const moved = await ask('PUT', `v1/accounts/${action}`, { accountId })
      expect(moved.json).toEqual({ accountId, status })
    }
    const group = { accountId, newGroupId: '618567' }
    expect((await ask('PUT', 'v1/accounts/set-group', group)).status).toBe(200)
    const details = await ask('POST', 'v1/accounts/details', { accountId })
    expect(details.json).toMatchObject({
      ...{ accountId, accountName: 'Main Account', type: 'DEMO', status: 'ACTIVE' },
      ...{ currency: 'USD', userGroupId: '618567', balance: '1000.50', equity: '1000.50' },
    })
  })

  it('carries a deposit out once for each Idempotency-Key, and says that it is a repeat', async () => {
    const accountId = await newAccount()
    const header = { 'Idempotency-Key': randomUUID() }
    const body = { accountId, amount: '10.00' }
    const first = await ask('POST', 'v1/account-operations/deposit', body, header)
    const second = await ask('POST', 'v1/account-operations/deposit', body, header)
    expect(second.json).toEqual(first.json)
    expect(second.headers.get('idempotent-replayed')).toBe('true')
    const { json } = await ask('POST', 'v1/accounts/details', { accountId })
    expect(json.balance).toBe('10.00')
  })

  it.each([
    ['v1/account-operations/deposit', { accountId: 'D#1', amount: '-1' }, 404],
    ['v1/account-operations/deposit', { accountId: 'D#1000001', amount: '-1' }, 400],
    ['v1/account-operations/deposit', { accountId: 'D#1000001', amount: 1 }, 400],
    ['v1/account-operations/withdraw', { accountId: 'D#1000001', amount: '99999999.00' }, 400],
    ['v1/accounts/details', { accountId: 'nobody' }, 400],
    ['v1/users/create', { email: 'x@example.org', password: 'weak' }, 400],
    ['v1/users/check-by-email', { email: 'nobody@example.org' }, 404],
    ['v1/nothing', {}, 404],
  ])('refuses %s with %o by %i', async (path, body, status) => {
    expect((await ask('POST', path, body)).status).toBe(status)
  })

  it('refuses reports of more than 31 days and gives the others page by page, ascending', async () => {
    const accountId = await newAccount()
    await ask('POST', 'v1/account-operations/deposit', { accountId, amount: '5000.00' })
    for (let i = 0; i < 3; i++) {
      await lever('open', { accountId, instrument: 'EURUSD', side: 'BUY', lots: '0.01' })
    }
    const ordered = await ask('POST', 'v1/accounts/close-all-positions', { accountId })
    expect(ordered.json.positionIdsOrderedToBeClosed).toHaveLength(3)
    await new Promise((resolve) => setTimeout(resolve, 200))
    const path = 'v2/reports/close-trades-history-report'
    const day = 86_400_000
    const iso = (at: number) => new Date(at).toISOString()
    const wide = {
      type: 'DEMO',
      startDateTime: iso(Date.now() - 32 * day),
      endDateTime: iso(Date.now()),
    }
    expect((await ask('POST', path, wide)).status).toBe(400)
    const startDateTime = iso(Date.now() - 30 * day)
    const endDateTime = iso(Date.now() + 1_000)
    const window = { type: 'DEMO', accountIds: [accountId], startDateTime, endDateTime }
    const first = await ask('POST', path, { ...window, limit: 2 })
    expect(first.json.data).toHaveLength(2)
    const { next } = Object(first.json.links)
    expect(next.params).toMatchObject({ cursor: '2', limit: 2 })
    const second = await ask('POST', path, { ...window, ...next.params })
    expect(second.json.data).toHaveLength(1)
    expect(second.json.links).toEqual({ next: null })
    const [row] = Object(second.json.data)
    expect(row).toMatchObject({ accountId, instrument: 'EURUSD', side: 'BUY', lotSize: '100000' })
    expect(row.closeMilliseconds).toMatch(/^\d{13}$/)
  })
})

type Frames = {
  frames: string[]
  closed: Promise<unknown>
  send(text: string): void
  close(): void
}

function rawSocket(headers: Record<string, string>): Promise<Frames> {
  const url = `${simulator.url.replace('http', 'ws')}/brand-api/socket.io/?EIO=4&transport=websocket&type=DEMO`
  return import('ws').then(({ WebSocket }) => {
    const socket = new WebSocket(url, { headers })
    const frames: string[] = []
    socket.on('message', (data: Buffer) => {
      const text = data.toString()
      frames.push(text)
      if (text === '2') socket.send('3')
    })
    const closed = new Promise((resolve) => socket.once('close', resolve))
    return { frames, closed, send: (text) => socket.send(text), close: () => socket.close() }
  })
}

async function until(isThere: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !isThere(); i++)
    await new Promise((resolve) => setTimeout(resolve, 25))
  expect(isThere()).toBe(true)
}

describe('the socket', () => {
  it('speaks Engine.IO 4 over a WebSocket: state, SyncEnd, then changes', async () => {
    const raw = await rawSocket({ 'brand-api-key': key })
    await until(() => raw.frames.length > 0)
    expect(JSON.parse(raw.frames[0]?.slice(1) ?? '')).toMatchObject({ pingInterval: 25_000 })
    raw.send('40/brand-socket,')
    await until(() => raw.frames.some((frame) => frame.includes('SyncEnd')))
    const events = raw.frames
      .filter((frame) => frame.startsWith('42/brand-socket,["stream"'))
      .map((frame) => Object(JSON.parse(frame.slice('42/brand-socket,'.length)))[1])
    const types = events.map(({ type }: { type: string }) => type)
    expect(types.at(-1)).toBe('Property')
    expect(new Set(types)).toEqual(new Set(['AccountStatus', 'Position', 'OpenOrder', 'Property']))
    const position = events.find(({ type }: { type: string }) => type === 'Position')
    await lever('close', { positionId: position.positionId })
    await until(() => raw.frames.some((frame) => frame.includes('ClosePosition')))
    const close = raw.frames.find((frame) => frame.includes('ClosePosition')) ?? ''
    expect(close).toContain(position.positionId)
    expect(close).not.toContain('accountId')
    raw.close()
    await raw.closed
  })

  it('speaks it over polling as well', async () => {
    const base = `${simulator.url}/brand-api/socket.io/?EIO=4&transport=polling&type=DEMO`
    const headers = { 'brand-api-key': key }
    const open = await (await fetch(base, { headers })).text()
    const { sid, upgrades } = JSON.parse(open.slice(1))
    expect(upgrades).toEqual(['websocket'])
    const post = { method: 'POST', headers, body: '40/brand-socket,' }
    expect(await (await fetch(`${base}&sid=${sid}`, post)).text()).toBe('ok')
    const frames = (await (await fetch(`${base}&sid=${sid}`, { headers })).text()).split('\x1e')
    expect(frames[0]).toMatch(/^40\/brand-socket,/)
    expect(frames.at(-1)).toContain('SyncEnd')
  })

  it('tells a wrong key so and ends the connection', async () => {
    const raw = await rawSocket({ 'brand-api-key': 'nobody' })
    await until(() => raw.frames.length > 0)
    raw.send('40/brand-socket,')
    await raw.closed
    expect(raw.frames.some((frame) => frame.includes('ConnectionErrorMessage'))).toBe(true)
    expect(raw.frames.some((frame) => frame.includes('AccountStatus'))).toBe(false)
  })

  it('serves a stock Socket.IO client, which hears of its own type of account alone', async () => {
    const socket = io(`${simulator.url}/brand-socket`, {
      path: '/brand-api/socket.io',
      transports: ['websocket'],
      query: { type: 'LIVE' },
      extraHeaders: { 'brand-api-key': key },
    })
    const messages: Json[] = []
    socket.on('stream', (message: Json) => messages.push(message))
    await until(() => messages.some(({ name }) => name === 'SyncEnd'))
    const accountId = await newAccount()
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(messages).toHaveLength(1)
    expect(JSON.stringify(messages)).not.toContain(accountId)
    socket.disconnect()
  })
})
