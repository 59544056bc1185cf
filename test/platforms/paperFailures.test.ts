import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createServer, type Server } from 'node:net'
import { once } from 'node:events'
import { minor } from '../../src/domain/money/minor.js'
import { paperPlatform } from '../../src/platforms/paper/connector.js'
import type { PaperFault } from '../../src/platforms/paper/control.js'
import { connect, startPaper, token, type RunningPaper } from './paperServer.js'

let paper: RunningPaper
let login = ''

beforeAll(async () => {
  paper = await startPaper(['--traders', 'off'])
  const input = { group: 'f', currency: 'USD', leverage: 100, name: 'f', comment: 'f' } as const
  const opened = await paper.session.openAccount(
    { ...input, balance: minor(100_000) },
    { idempotencyKey: 'open' },
  )
  login = opened.ok ? opened.login : ''
})

afterAll(() => paper.stop())

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

const adjust = (key: string, signal?: AbortSignal) =>
  paper.session.adjustBalance(
    { login, amount: minor(100), comment: '' },
    { idempotencyKey: key, ...(signal && { signal }) },
  )

const expected: [PaperFault, write: string, read: string][] = [
  ['unavailable', 'unavailable', 'unavailable'],
  ['rateLimited', 'rateLimited', 'rateLimited'],
  ['dropAfterwards', 'outcomeUnknown', 'unavailable'],
  ['failAfterwards', 'outcomeUnknown', 'unavailable'],
  ['garbage', 'outcomeUnknown', 'protocol'],
]

describe('paper connector on a bad day', () => {
  it.each(expected)(
    'answers %s with %s for a write and %s for a read',
    async (fault, write, read) => {
      await paper.control.setFault(fault)
      expect(await adjust(`write ${fault}`.replace(' ', '-'))).toMatchObject({
        ok: false,
        code: write,
      })
      await paper.control.setFault(fault)
      expect(await paper.session.snapshots([login])).toMatchObject({ ok: false, code: read })
    },
  )

  it('tells how long to wait when it is asked to slow down', async () => {
    await paper.control.setFault('rateLimited')
    const answer = await paper.session.health()
    expect(answer).toMatchObject({ code: 'rateLimited', retryable: true, retryAfterMs: 1000 })
  })

  it('was carried out once when the answer got lost and the write is repeated', async () => {
    await paper.control.setFault('dropAfterwards', { writesOnly: true })
    expect(await adjust('lost')).toMatchObject({ ok: false, code: 'outcomeUnknown' })
    const found = await paper.session.findOperation(login, 'lost')
    expect(found).toMatchObject({ ok: true, ticket: expect.any(String) })
    const again = await adjust('lost')
    expect(again).toMatchObject({ ok: true, ticket: found.ok ? found.ticket : null })
  })

  it('says outcomeUnknown when the write was carried out but reading back fails', async () => {
    await paper.control.setFault('unavailable', { count: 0 })
    const failing: typeof fetch = (url, init) =>
      String(url).endsWith('/snapshots')
        ? Promise.reject(new TypeError('broken'))
        : fetch(url, init)
    const session = await paperPlatform.connect(
      { id: 'x', baseUrl: paper.url, credentials: { token } },
      { fetch: failing },
    )
    const answer = await session.enable(login, { idempotencyKey: 'blind' })
    expect(answer).toMatchObject({ ok: false, code: 'outcomeUnknown', retryable: true })
  })

  it('says unavailable when nobody listens: the write was never sent', async () => {
    const gone = createServer().listen(0, '127.0.0.1')
    await once(gone, 'listening')
    const port = portOf(gone)
    await new Promise((resolve) => gone.close(resolve))
    const nobody = await connect(`http://127.0.0.1:${port}`)
    const answer = await nobody.disable('1', { idempotencyKey: 'k' })
    expect(answer).toMatchObject({ ok: false, code: 'unavailable', retryable: true })
    expect(await nobody.health()).toMatchObject({ ok: false, code: 'unavailable' })
  })

  it('says outcomeUnknown when the platform takes the request and falls silent', async () => {
    await paper.control.setFault('hang', { writesOnly: true })
    const signal = AbortSignal.timeout(100)
    expect(await adjust('silent', signal)).toMatchObject({ ok: false, code: 'outcomeUnknown' })
  })

  it('sends nothing when the caller gave up before, or the session is closed', async () => {
    const answer = await adjust('late', AbortSignal.abort())
    expect(answer).toMatchObject({ ok: false, code: 'unavailable' })
    const session = await connect(paper.url)
    await session.close()
    expect(await session.health()).toMatchObject({ ok: false, code: 'unavailable' })
    expect(await paper.session.findOperation(login, 'late')).toEqual({ ok: true, ticket: null })
  })

  it('follows no redirect and does not hand its token to another server', async () => {
    let asked = 0
    const thief = createServer((socket) => {
      asked++
      socket.destroy()
    }).listen(0, '127.0.0.1')
    await once(thief, 'listening')
    const place = `http://127.0.0.1:${portOf(thief)}/`
    const redirecting = createServer((socket) => {
      socket.once('data', () =>
        socket.end(`HTTP/1.1 307 Go\r\nlocation: ${place}\r\ncontent-length: 0\r\n\r\n`),
      )
    }).listen(0, '127.0.0.1')
    await once(redirecting, 'listening')
    const session = await connect(`http://127.0.0.1:${portOf(redirecting)}`)
    expect(await session.health()).toMatchObject({ ok: false, code: 'protocol' })
    expect(asked).toBe(0)
    redirecting.close()
    thief.close()
  })
})
