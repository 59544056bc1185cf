import type { IncomingMessage } from 'node:http'

/** A command as it came: names without regard to case and underscores, the body over the address. */
export type Asked = {
  /** `/api/user/account/get` and `/api/user_account_get` are both `user_account_get`. */
  readonly command: string
  get(name: string): string | undefined
  /** A number, or undefined when absent; NaN when it is not one. */
  number(name: string): number | undefined
  /** A comma list or an array. */
  list(name: string): readonly string[] | undefined
  /** Every field of the body by the name it came with. */
  readonly body: Readonly<Record<string, unknown>>
  /** A body that is an array: tickets. */
  readonly items: readonly string[]
}

const bytesMax = 8 * 1024 * 1024

export async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > bytesMax) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** @returns null when the body is neither JSON nor a form */
export function readAsked(url: string, bodyText: string): Asked | null {
  const [path = '', query = ''] = splitOnce(url, '?')
  const parsed = parseBody(bodyText)
  if (parsed === null) return null
  const body: Record<string, unknown> = isRecord(parsed) ? parsed : {}
  const values = new Map<string, unknown>()
  for (const [name, value] of new URLSearchParams(query)) values.set(plain(name), value.trim())
  for (const [name, value] of Object.entries(body)) values.set(plain(name), value)
  const get = (name: string): string | undefined => textOf(values.get(plain(name)))
  return {
    command: commandOf(path),
    body,
    items: Array.isArray(parsed) ? parsed.map(String) : [],
    get,
    number: (name) => {
      const text = get(name)
      return text === undefined || text === '' ? undefined : Number(text)
    },
    list: (name) => {
      const value = values.get(plain(name))
      if (Array.isArray(value)) return value.map(String)
      const text = textOf(value)
      if (text === undefined || text === '') return undefined
      return text.split(',').map((part) => part.trim())
    },
  }
}

export const commandOf = (path: string): string =>
  path
    .toLowerCase()
    .replace(/^\/+/, '')
    .replace(/^api\//, '')
    .replace(/\/+$/, '')
    .replaceAll('/', '_')

const plain = (name: string): string => name.toLowerCase().replace(/[_-]/g, '')

function parseBody(text: string): unknown {
  const trimmed = text.trim()
  if (trimmed === '') return {}
  if (!/^[[{]/.test(trimmed)) return Object.fromEntries(new URLSearchParams(trimmed))
  try {
    // A trailing comma, as in the published examples, is not an error here.
    const value: unknown = JSON.parse(trimmed.replace(/,(\s*[}\]])/g, '$1'))
    return value
  } catch {
    return null
  }
}

const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function splitOnce(text: string, by: string): [string, string] {
  const at = text.indexOf(by)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + by.length)]
}
