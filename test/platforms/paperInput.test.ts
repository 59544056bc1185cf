import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { minor } from '../../src/domain/money/minor.js'
import { startPaper, token, type RunningPaper } from './paperServer.js'

let paper: RunningPaper
let login = ''

const opening = {
  group: 'g',
  currency: 'USD',
  leverage: 100,
  balance: '100000.00',
  name: 'n',
  comment: 'c',
}
const order = { symbol: 'EURUSD', side: 'buy', lots: 1 }

beforeAll(async () => {
  paper = await startPaper(['--traders', 'off'])
  await paper.control.setRunning(false)
  const input = {
    ...opening,
    currency: 'USD',
    balance: minor(10_000_000),
    comment: 'first',
  } as const
  const opened = await paper.session.openAccount(input, { idempotencyKey: 'first' })
  login = opened.ok ? opened.login : ''
})

afterAll(() => paper.stop())

const errorShape = z.object({ error: z.object({ field: z.string(), message: z.string() }) })

async function send(
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; field: string }> {
  const response = await fetch(paper.url + path.replace(':login', login), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': 'some-key', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const said = errorShape.safeParse(await response.json())
  return { status: response.status, field: said.success ? said.data.error.field : '' }
}

type Case = { what: string; path: string; body: unknown; status: number; field: string }

const wrong = (path: string, body: unknown, [what, field]: readonly [string, string]): Case => {
  return { what, path, body, status: 400, field }
}

const cases: Case[] = [
  wrong('/accounts', '{', ['broken JSON', 'body']),
  wrong('/accounts', '[]', ['an array', 'body']),
  wrong('/accounts', { ...opening, balance: 100_000 }, ['a number for money', 'balance']),
  wrong('/accounts', { ...opening, balance: '1e9' }, ['an exponent', 'balance']),
  wrong('/accounts', { ...opening, balance: '1.005' }, ['parts of a cent', 'balance']),
  wrong('/accounts', { ...opening, balance: '-1.00' }, ['a debt', 'balance']),
  wrong('/accounts', { ...opening, currency: 'EUR' }, ['another currency', 'currency']),
  wrong('/accounts', { ...opening, leverage: 0 }, ['no leverage', 'leverage']),
  wrong('/accounts', { ...opening, trader: 'genius' }, ['an unknown trader', 'trader']),
  wrong('/accounts', { ...opening, balanc: '1' }, ['a misspelled field', 'balanc']),
  wrong('/accounts', { ...opening, comment: 'x'.repeat(201) }, ['a long comment', 'comment']),
  wrong('/accounts/:login/balance', { amount: '0', comment: '' }, ['nothing', 'amount']),
  wrong('/accounts/:login/balance', { amount: 'NaN', comment: '' }, ['no number', 'amount']),
  wrong('/accounts/:login/positions', { ...order, symbol: 'DOGE' }, ['a symbol', 'symbol']),
  wrong('/accounts/:login/positions', { ...order, lots: -1 }, ['negative lots', 'lots']),
  wrong('/accounts/:login/positions', { ...order, lots: 0.005 }, ['parts of a step', 'lots']),
  wrong('/accounts/:login/positions', { ...order, symbol: 'ES', lots: 0.5 }, [
    'half a future',
    'lots',
  ]),
  wrong('/accounts/:login/positions', { ...order, side: 'both' }, ['a side', 'side']),
  wrong('/accounts/:login/orders', { ...order, kind: 'limit', price: 1.0000001 }, [
    'decimals',
    'price',
  ]),
  wrong('/accounts/:login/orders', { ...order, kind: 'market', price: 1 }, ['a kind', 'kind']),
  wrong('/snapshots', { logins: [] }, ['no login', 'logins']),
  wrong('/snapshots', { logins: [7] }, ['a login that is a number', 'logins.0']),
  wrong('/snapshots', { logins: Array(1001).fill('1') }, ['too many logins', 'logins']),
  wrong('/stream', { logins: { 1000001: -1 } }, ['a negative sequence', 'logins.1000001']),
  wrong('/stream', { logins: ['1000001'] }, ['a list', 'logins']),
  wrong('/stream', {}, ['nothing to stream', 'logins']),
  wrong('/control/price', { symbol: 'EURUSD', bid: 0 }, ['a price of 0', 'bid']),
  wrong('/control/price', { symbol: 'EURUSD', bid: 1.2, ask: 1.1 }, ['a crossed price', 'ask']),
  wrong('/control/faults', { fault: 'fire' }, ['an unknown fault', 'fault']),
  { what: 'an unknown login', path: '/accounts/1/disable', body: {}, status: 404, field: 'login' },
  { what: 'an unknown path', path: '/nowhere', body: {}, status: 404, field: 'path' },
  { what: 'a wrong method', path: '/health', body: {}, status: 404, field: 'method' },
  { what: 'a broken path', path: '/accounts/%zz/disable', body: {}, status: 404, field: 'path' },
  {
    what: 'a huge body',
    path: '/accounts',
    body: { ...opening, name: 'x'.repeat(100_000) },
    status: 413,
    field: 'body',
  },
  {
    what: 'a huge stream body',
    path: '/stream',
    body: ' '.repeat(5_000_000),
    status: 413,
    field: 'body',
  },
  {
    what: 'more than the margin',
    path: '/accounts/:login/positions',
    body: { ...order, lots: 9_000 },
    status: 422,
    field: 'login',
  },
]

describe('paper server input', () => {
  it.each(cases)('refuses $what at $path with $status naming $field', async (given) => {
    const before = await paper.session.snapshots([login])
    const { status, field } = await send(given.path, given.body)
    expect({ status, field }).toEqual({ status: given.status, field: given.field })
    const after = await paper.session.snapshots([login])
    expect(after).toEqual(
      before.ok
        ? { ok: true, snapshots: [{ ...before.snapshots[0], at: expect.any(Number) }] }
        : null,
    )
  })

  it.each([
    ['is missing', ''],
    ['is wrong', 'Bearer not-the-right-token'],
    ['is right but of another scheme', `Basic ${token}`],
    ['is cut short', `Bearer ${token.slice(0, -1)}`],
  ])('refuses everything when the token %s', async (_, authorization) => {
    for (const path of ['/health', '/accounts', '/stream', '/control/price', '/nowhere']) {
      expect(await send(path, {}, { authorization })).toEqual({
        status: 401,
        field: 'Authorization',
      })
    }
  })

  it('refuses a write without an idempotency key, or with one used for something else', async () => {
    const noKey = await send('/accounts/:login/disable', {}, { 'idempotency-key': '' })
    expect(noKey).toEqual({ status: 400, field: 'Idempotency-Key' })
    const key = { 'idempotency-key': 'twice' }
    await send('/accounts/:login/balance', { amount: '1.00', comment: '' }, key)
    const conflict = { status: 409, field: 'Idempotency-Key' }
    const other = { amount: '2.00', comment: '' }
    expect(await send('/accounts/:login/balance', other, key)).toEqual(conflict)
    expect(await send('/accounts/:login/disable', {}, key)).toEqual(conflict)
    expect(await send('/accounts', { ...opening, comment: 'twice' }, key)).toEqual(conflict)
  })

  it('refuses a second account with the same comment under another key', async () => {
    const body = { ...opening, comment: 'first' }
    expect(await send('/accounts', body, { 'idempotency-key': 'another' })).toEqual({
      status: 409,
      field: 'comment',
    })
  })

  it('takes a stream subscription to names that objects treat specially', async () => {
    const body = '{"logins":{"__proto__":0,"constructor":0}}'
    const controller = new AbortController()
    const response = await fetch(`${paper.url}/stream`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body,
      signal: controller.signal,
    })
    expect(response.status).toBe(200)
    controller.abort()
  })
})
