import type { PayloadRequest } from 'payload'
import type { z } from 'zod'
import { isStorable } from '../../domain/text.js'
import { Refused } from './answer.js'

const bodyMaxBytes = 64 * 1024

/**
 * The raw bytes of a request.
 *
 * @throws Refused 413 before more than `limit` bytes are read
 */
export async function readBytes(
  req: PayloadRequest,
  limit = bodyMaxBytes,
  place = 'body',
): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = new Refused('bodyTooLarge', `${place}: expected at most ${limit} bytes`, 413)
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
 * The JSON body as the schema knows it; an empty body is an empty object.
 *
 * @throws Refused 400 that names the field and what was expected
 */
export async function readJson<Schema extends z.ZodType>(
  req: PayloadRequest,
  schema: Schema,
): Promise<z.output<Schema>> {
  const bytes = await readBytes(req)
  return parse(schema, bytes.byteLength === 0 ? {} : jsonOf(bytes), 'body')
}

/**
 * Bytes as JSON in UTF-8.
 *
 * @throws Refused 400 `bodyNotJson`, or `invalid` for text that cannot be stored
 */
export function jsonOf(bytes: Uint8Array, place = 'body'): unknown {
  return jsonOfText(textOf(bytes, place), place)
}

function textOf(bytes: Uint8Array, place: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw notJson(place)
  }
}

/** Text as JSON; refused as `jsonOf` refuses. */
export function jsonOfText(text: string, place = 'body'): unknown {
  try {
    const value: unknown = JSON.parse(text, (key, each: unknown) => {
      if (!isStorable(key)) throw unstorable(place)
      if (typeof each === 'string' && !isStorable(each)) throw unstorable(key || place)
      return each
    })
    return value
  } catch (error) {
    if (error instanceof Refused) throw error
    throw notJson(place)
  }
}

const notJson = (place: string) => new Refused('bodyNotJson', `${place}: expected JSON`, 400)

const unstorable = (field: string) =>
  new Refused('invalid', `${field}: expected text without NUL or broken characters`, 400)

/** Query parameters as the schema knows them. */
export function readQuery<Schema extends z.ZodType>(
  req: PayloadRequest,
  schema: Schema,
): z.output<Schema> {
  const given = Object.fromEntries(req.searchParams)
  const wrong = Object.entries(given).find(([, value]) => !isStorable(value))
  if (wrong) throw unstorable(wrong[0])
  return parse(schema, given, 'query')
}

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
