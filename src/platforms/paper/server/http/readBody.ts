import type { IncomingMessage } from 'node:http'
import { refuse, type Reply } from './reply.js'

export type ReadBody = { ok: true; value: unknown } | { ok: false; reply: Reply }

/** The request's JSON, at most `bytesMax` long; an empty body is an empty object. */
export async function readBody(request: IncomingMessage, bytesMax: number): Promise<ReadBody> {
  if (Number(request.headers['content-length'] ?? 0) > bytesMax) return tooLarge(bytesMax)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    if (size > bytesMax) return tooLarge(bytesMax)
    chunks.push(chunk)
  }
  const text = Buffer.concat(chunks).toString('utf8')
  if (text === '') return { ok: true, value: {} }
  try {
    const value: unknown = JSON.parse(text)
    return { ok: true, value }
  } catch {
    return { ok: false, reply: refuse('validation', { field: 'body', message: 'expected JSON' }) }
  }
}

function tooLarge(bytesMax: number): ReadBody {
  const problem = { field: 'body', message: `expected at most ${bytesMax} bytes` }
  return { ok: false, reply: refuse('tooLarge', problem) }
}
