import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { ask } from '../../../src/admin/parts/ask.js'

/** Answers `/STATUS/BODY`; hangs up where the status is none. */
let server: Server
let base: string
beforeAll(async () => {
  server = createServer((request, response) => {
    const [, status, body] = (request.url ?? '').split('/')
    if (!Number(status)) return request.socket.destroy()
    response.writeHead(Number(status)).end(decodeURIComponent(body ?? ''))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const schema = z.object({ count: z.number() })
const orNothing = schema.nullable().transform((found) => ({ found }))

describe('an answer of an endpoint', () => {
  it('is what was asked for', async () => {
    expect(await ask(`${base}/200/{"count":1}`, schema)).toEqual({ count: 1 })
    expect(await ask(`${base}/200/null`, orNothing)).toEqual({ found: null })
  })

  it.each([
    ['is refused, even where nothing would be an answer', '403/null'],
    ['has another form', '200/{"count":"one"}'],
    ['is not JSON', '200/<html>'],
    ['does not come', 'none'],
  ])('is null where it %s', async (_, path) => {
    expect(await ask(`${base}/${path}`, orNothing)).toBeNull()
  })

  it('is null where nobody waits any more', async () => {
    const signal = AbortSignal.abort()
    expect(await ask(`${base}/200/{"count":1}`, schema, { signal })).toBeNull()
  })
})
