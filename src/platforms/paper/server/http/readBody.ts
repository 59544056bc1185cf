import type { IncomingMessage } from 'node:http'
import { refuse, type Reply } from './reply.js'

export type ReadBody = { ok: true; value: unknown } | { ok: false; reply: Reply }

/** The request's JSON, at most `bytesMax` long; an empty body is an empty object. */
export async function readBody(request: IncomingMessage, bytesMax: number): Promise<ReadBody> {
  if (Number(request.headers['content-length'] ?? 0) > bytesMax) return tooLarge(bytesMax)
  const text = await collect(request, bytesMax)
  if (text === null) return tooLarge(bytesMax)
  if (text === '') return { ok: true, value: {} }
  try {
    const value: unknown = JSON.parse(text)
    return { ok: true, value }
  } catch {
    return { ok: false, reply: refuse('validation', { field: 'body', message: 'expected JSON' }) }
  }
}

/** The body's text, or null as soon as it is too long; the rest is then read and thrown away. */
function collect(request: IncomingMessage, bytesMax: number): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= bytesMax) return void chunks.push(chunk)
      chunks.length = 0
      resolve(null)
    })
    request.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    request.once('error', reject)
    request.once('close', () => reject(new Error('the request was broken off')))
  })
}

function tooLarge(bytesMax: number): ReadBody {
  const problem = { field: 'body', message: `expected at most ${bytesMax} bytes` }
  return { ok: false, reply: refuse('tooLarge', problem) }
}
