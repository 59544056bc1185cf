import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createHash, randomBytes } from 'node:crypto'
import { Agent, request } from 'node:https'
import { mt5Simulator } from '../../../src/platforms/mt5/simulator/simulator.js'
import type { RunningSimulator } from '../../../src/platforms/simulator.js'

/** A client as its maker would write it from the documentation: nothing here is ours. */

type Json = Record<string, never> & { retcode: string; answer: never }

let simulator: RunningSimulator
const agents: Agent[] = []

beforeAll(async () => {
  simulator = await mt5Simulator.start({ host: '127.0.0.1', port: 0, seed: 5, accounts: 3 })
})
afterAll(async () => {
  for (const agent of agents) agent.destroy()
  await simulator.stop()
})

function client() {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, rejectUnauthorized: false })
  agents.push(agent)
  const send = (method: string, path: string, body?: string): Promise<Json> =>
    new Promise((resolve, reject) => {
      const headers = {
        Accept: '*/*',
        'User-Agent': 'MetaTrader 5 Web API/5.2005 (Windows NT 6.2; x64)',
        Connection: 'keep-alive',
        'Content-Type': 'application/x-www-form-urlencoded',
        ...(body !== undefined && { 'Content-Length': Buffer.byteLength(body) }),
      }
      const asked = request(simulator.url + path, { agent, method, headers }, (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (part: string) => (text += part))
        answer.on('end', () => resolve(JSON.parse(text)))
      })
      asked.on('error', reject)
      asked.end(body)
    })
  return {
    get: (path: string) => send('GET', path),
    post: (path: string, body?: unknown) =>
      send('POST', path, body === undefined ? undefined : JSON.stringify(body)),
    raw: send,
  }
}

type Client = ReturnType<typeof client>

const md5 = (...parts: Buffer[]) => createHash('md5').update(Buffer.concat(parts)).digest()

async function signIn(
  me: Client,
  { login = '1001', capitals = false, path = '/api/auth/start' } = {},
): Promise<{ answer: Json; proven: boolean }> {
  const password = simulator.credentials.password ?? ''
  const query = `version=484&agent=WebManager&login=${login}&type=manager`
  const start = await me.get(`${path}?${capitals ? query.toUpperCase() : query}`)
  const hash = md5(md5(Buffer.from(password, 'utf16le')), Buffer.from('WebAPI'))
  const rand = randomBytes(16)
  const proof = md5(hash, Buffer.from(start.srv_rand ?? '', 'hex')).toString('hex')
  const mine = capitals ? rand.toString('hex').toUpperCase() : rand.toString('hex')
  const answer = await me.get(`/api/auth/answer?srv_rand_answer=${proof}&cli_rand=${mine}`)
  return { answer, proven: answer.cli_rand_answer === md5(hash, rand).toString('hex') }
}

const control = (path: string, body: unknown) =>
  client().raw('POST', `/control/${path}`, JSON.stringify(body))

describe('a client of another maker', () => {
  it('signs in, in either case, and both sides are proven', async () => {
    for (const capitals of [false, true]) {
      const me = client()
      const { answer, proven } = await signIn(me, { capitals })
      expect(answer.retcode).toBe('0 Done')
      expect(proven).toBe(true)
      expect((await me.get('/api/test/access')).retcode).toBe('0 Done')
      expect((await me.post('/api/test/access')).retcode).toBe('0 Done')
    }
  })

  it('gets nothing on a second connection, nor after it left', async () => {
    const me = client()
    await signIn(me)
    expect((await client().get('/api/user/get?login=100001')).retcode).toMatch(/^1000 /)
    expect((await me.get('/api/quit')).retcode).toBe('0 Done')
    expect((await me.get('/api/test/access')).retcode).toMatch(/^1000 /)
  })

  it('is told what is wrong with its sign-in', async () => {
    const me = client()
    expect((await me.get('/api/auth/start?version=1&agent=x&type=manager')).retcode).toMatch(/^3 /)
    expect((await me.get('/api/auth/start?version=1&agent=x&login=1&type=client')).retcode).toMatch(
      /^1000 /,
    )
    expect((await signIn(me, { login: '4711' })).answer.retcode).toMatch(/^1001 /)
  })

  it('creates a user as in the published example, numbers as text', async () => {
    const me = client()
    await signIn(me)
    const made = await me.post('/api/user/add?group=demo%5Cforex&name=JohnSmith&leverage=100', {
      PassMain: '1Ar#pqkj',
      PassInvestor: '2Ar#pqkj',
      Company: 'Individual',
      Country: 'United States',
    })
    expect(made.retcode).toBe('0 Done')
    expect(made.answer).toMatchObject({
      Login: expect.stringMatching(/^\d+$/),
      Group: 'demo\\forex',
      Name: 'JohnSmith',
      Leverage: '100',
      Company: 'Individual',
      Balance: '0.00',
    })
    const twice = await me.post('/api/user/add', {
      ...(made.answer as object),
      PassMain: '1Ar#pqkj',
      PassInvestor: '2Ar#pqkj',
    })
    expect(twice.retcode).toMatch(/^3004 /)
    const weak = await me.post('/api/user/add?group=demo%5Cforex&name=A&leverage=1', {
      PassMain: 'weak',
      PassInvestor: 'weak',
    })
    expect(weak.retcode).toMatch(/^3006 /)
    const elsewhere = await me.get(
      '/api/user/add?group=none&name=A&leverage=1&pass_main=1Ar%23pqkj&pass_investor=1Ar%23pqkj',
    )
    expect(elsewhere.retcode).toMatch(/^8 /)
  })

  it('gets minute bars as in the published example, numbers in the order that it asked for', async () => {
    const me = client()
    await signIn(me)
    await control('settings', { walkMs: 0 })
    await control('clock', { zone: 'fixed', fixedMinutes: 120, advanceMs: 120_000 })
    await control('price', { symbol: 'EURUSD', bid: 1.10779 })
    await control('price', { symbol: 'EURUSD', bid: 1.10798 })
    await control('price', { symbol: 'EURUSD', bid: 1.10775, ask: 1.1078 })
    const now = Math.floor(Date.now() / 1000) + 120 + 7_200
    const get = (data: string, from = now - 90) =>
      me.get(`/api/chart/get?symbol=EURUSD&from=${from}&to=${now + 60}&data=${data}`)
    const { retcode, answer } = await get('dohlc')
    expect(retcode).toBe('0 Done')
    const [bar = []] = (answer as number[][]).slice(-1)
    expect(bar.slice(1)).toEqual([1.10779, 1.10798, 1.10775, 1.10775])
    expect((bar[0] ?? 1) % 60).toBe(0)
    expect(Math.abs((bar[0] ?? 0) - now)).toBeLessThan(120)
    const [other] = ((await get('slt')).answer as number[][]).slice(-1)
    expect(other).toEqual([5, 1.10775, 3])
    expect((await get('dohlc', now + 60)).answer).toEqual([])
    expect((await get('xyz')).retcode).toMatch(/^3 /)
    expect((await me.get('/api/chart/get?symbol=NONE&from=1&to=2&data=d')).retcode).toMatch(/^13 /)
  })

  it('moves money, sees an account and its deals, page by page', async () => {
    const me = client()
    await signIn(me)
    expect((await me.get('/api/user/account/get?login=100002')).retcode).toMatch(/^13 /)
    const { answer } = await me.get(
      '/api/trade/balance?login=100002&type=2&balance=1000&comment=online+deposit',
    )
    const { Ticket, ticket } = answer as { Ticket: string; ticket: string }
    expect(Ticket).toMatch(/^\d+$/)
    expect(ticket).toBe(Ticket)
    const state = await me.get('/api/user/account/get?login=100002')
    expect(state.answer).toMatchObject({
      Login: '100002',
      Equity: expect.stringMatching(/^\d+\.\d\d$/),
    })
    const total = await me.get('/api/deal/get_total?login=100002&from=0&to=4000000000')
    expect(total.answer).toMatchObject({ Total: '2', total: '2' })
    const page = await me.get(
      '/api/deal/get_page?login=100002&from=0&to=4000000000&offset=1&total=100',
    )
    const [deal] = page.answer as unknown as Record<string, string>[]
    expect(deal).toMatchObject({
      Deal: Ticket,
      Action: '2',
      Profit: '1000.00',
      Comment: 'online deposit',
    })
    // Both ends of a window belong to it.
    const at = deal?.Time ?? ''
    const exact = await me.get(`/api/deal/get_batch?login=100002&from=${at}&to=${at}`)
    expect((exact.answer as unknown as { Deal: string }[]).map(({ Deal }) => Deal)).toContain(
      Ticket,
    )
    const outside = await me.get(
      `/api/deal/get_batch?login=100002&from=${Number(at) + 1}&to=4000000000`,
    )
    expect(outside.answer).toEqual([])
    expect(
      (await me.get('/api/trade/balance?login=100002&type=2&balance=-9999999&comment=x')).retcode,
    ).toMatch(/^10019 /)
    expect(
      (await me.get('/api/trade/balance?login=100002&type=7&balance=1&comment=x')).retcode,
    ).toMatch(/^3 /)
    expect(
      (await me.get('/api/trade/balance?login=100002&type=2&balance=2000000000&comment=x')).retcode,
    ).toMatch(/^4005 /)
  })

  it('closes a position as a dealer and reads the result on the same connection alone', async () => {
    const me = client()
    await signIn(me)
    await control('open', { login: 100003, symbol: 'EURUSD', side: 'buy', lots: 0.5 })
    const held = await me.get('/api/position/get_page?login=100003&offset=0&total=10')
    const [position] = held.answer as unknown as Record<string, string>[]
    expect(position).toMatchObject({ Action: '0', Volume: '5000', VolumeExt: '50000000' })
    const sent = await me.post('/api/dealer/send_request', {
      Action: '200',
      Login: '100003',
      Symbol: 'EURUSD',
      Volume: '5000',
      TypeFill: '0',
      Type: '1',
      PriceOrder: position?.PriceCurrent,
      Position: position?.Position,
      Digits: '5',
    })
    const { ID, id } = sent.answer as { ID: string; id: string }
    expect([sent.retcode, id]).toEqual(['0 Done', ID])
    const other = client()
    await signIn(other, { login: '1002' })
    const elsewhere: Record<string, unknown> = await other.get(
      `/api/dealer/get_request_result?id=${ID}`,
    )
    expect(elsewhere[ID]).toBeUndefined()
    let result: Record<string, unknown> = {}
    for (let i = 0; i < 50; i++) {
      result = await me.post(`/api/dealer/get_request_result?id=${ID}`)
      if ((result[ID] as unknown[]).length > 0) break
    }
    const parts = result[ID] as [{ result: object }, { answer: object }]
    expect(parts[0].result).toMatchObject({ ID, Retcode: '10009 Done' })
    expect(parts[1].answer).toMatchObject({
      ResultRetcode: '10009 Done',
      Position: position?.Position,
    })
    expect((result.answer as Record<string, unknown>)[ID]).toEqual(parts)
    expect((await me.get('/api/position/get_total?login=100003')).answer).toMatchObject({
      Total: '0',
    })
  })

  it.each([
    ['GET', '/api/position/get_batch?login=100001,100002', undefined],
    ['POST', '/api/position/get_batch?login=100001,100002', undefined],
    ['POST', '/api/position/get_batch', '{"login":[100001,"100002"],}'],
    ['GET', '/api/position/get_batch?group=demo%5C%5C*,!real', undefined],
    ['GET', '/api/position_get_batch?LOGIN=100001', undefined],
    ['POST', '/api/position/get_batch', 'login=100001'],
  ])('may ask in any documented form: %s %s %s', async (method, path, body) => {
    const me = client()
    await signIn(me)
    expect((await me.raw(method, path, body)).retcode).toBe('0 Done')
  })

  it('may select by one thing alone, and only send actions of a dealer', async () => {
    const me = client()
    await signIn(me)
    expect((await me.get('/api/user/get_batch?login=100001&group=demo*')).retcode).toMatch(/^3 /)
    expect((await me.get('/api/deal/get_batch?login=100001')).retcode).toMatch(/^3 /)
    expect(
      (await me.post('/api/dealer/send_request', { Action: '5', Login: '100001' })).retcode,
    ).toMatch(/^3 /)
    expect((await me.get('/api/no/such/command')).retcode).toMatch(/^12000 /)
  })

  it('fills the queue of the dealers until it is told to wait', async () => {
    const me = client()
    await signIn(me)
    await control('settings', { dealerMs: 3_000 })
    const codes: string[] = []
    for (let i = 0; i < 130; i++) {
      const sent = await me.post('/api/dealer/send_request', {
        Action: '204',
        Login: '100001',
        Order: '1',
      })
      codes.push(sent.retcode)
    }
    expect(codes.filter((code) => code === '0 Done')).toHaveLength(128)
    expect(codes.at(-1)).toMatch(/^10024 /)
    await control('settings', { dealerMs: 20 })
  })

  it('follows quotes by transaction', async () => {
    const me = client()
    await signIn(me)
    await control('settings', { walkMs: 0 })
    const all = await me.get('/api/tick/last?symbol=EURUSD,GBPUSD&trans_id=0')
    expect(all.answer).toHaveLength(2)
    const { trans_id } = all as unknown as { trans_id: string }
    expect((await me.get(`/api/tick/last?symbol=EURUSD&trans_id=${trans_id}`)).answer).toEqual([])
    await control('price', { symbol: 'EURUSD', bid: 1.15 })
    const changed = await me.get(`/api/tick/last?symbol=Forex\\Major\\*&trans_id=${trans_id}`)
    expect(changed.answer).toMatchObject([{ Symbol: 'EURUSD', Bid: '1.15000' }])
  })
})
