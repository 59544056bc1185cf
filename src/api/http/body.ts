import type { PayloadRequest } from 'payload'
import type { z } from 'zod'
import { Refused } from './answer.js'

const bodyMaxBytes = 64 * 1024

/**
 * The raw bytes of a request.
 *
 * @throws Refused 413 before more than `limit` bytes are read
 */
export async function readBytes(req: PayloadRequest, limit = bodyMaxBytes): Promise<Uint8Array> {
  const tooLarge = new Refused('bodyTooLarge', `body: expected at most ${limit} bytes`, 413)
  if (Number(req.headers.get('content-length') ?? 0) > limit) throw tooLarge
  const reader = req.body?.getReader()
  if (!reader) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks)
    size += value.byteLength
    if (size > limit) {
      await reader.cancel()
      throw tooLarge
    }
    chunks.push(value)
  }
}

/**
 * The JSON body as the schema knows it.
 *
 * @throws Refused 400 that names the field and what was expected
 */
export async function readJson<Schema extends z.ZodType>(
  req: PayloadRequest,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = Buffer.from(await readBytes(req)).toString('utf8')
  let value: unknown
  try {
    value = text === '' ? {} : JSON.parse(text)
  } catch {
    throw new Refused('bodyNotJson', 'body: expected JSON', 400)
  }
  return parse(schema, value, 'body')
}

/** Query parameters as the schema knows them. */
export const readQuery = <Schema extends z.ZodType>(
  req: PayloadRequest,
  schema: Schema,
): z.output<Schema> => parse(schema, Object.fromEntries(req.searchParams), 'query')

/** @throws Refused 400 `invalid`, with every wrong field in the message */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  place: string,
): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.slice(0, 10)
  const message = issues.map((issue) => `${issue.path.join('.') || place}: ${issue.message}`)
  throw new Refused('invalid', message.join('; '), 400)
}
