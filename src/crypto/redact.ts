import { types } from 'node:util'
import { isSecretField } from './secretFields.js'

const redacted = '[redacted]'
const depthMax = 16
const itemsMax = 1_000
const textMax = 16_384

/**
 * A copy of any value that is fit for a log: the values of secret fields are replaced at every
 * depth, and secrets inside texts (`Bearer …`, `user:password@host`, `password=…`, JSON as text,
 * sealed values) too. Errors keep name, message, stack and cause. Cycles, bytes, functions and
 * getters that throw become a word; more than 16 levels, 1,000 items or 16,384 characters are cut.
 * Never throws.
 */
export function redact(value: unknown): unknown {
  try {
    return copy(value, { seen: new Set(), depth: 0 })
  } catch {
    return '[unreadable]'
  }
}

/** `redact` for a text alone. */
export function redactText(text: string): string {
  const cut = text.length > textMax ? `${text.slice(0, textMax)} [cut]` : text
  return redactAssignments(
    cut
      .replace(pemKey, redacted)
      .replace(sealedValue, '[sealed]')
      .replace(userInfo, `$1${redacted}@`)
      .replace(authScheme, `$1 ${redacted}`),
  )
}

const pemKey =
  /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[\w+/=\s\\]*(-----END [A-Z ]{0,20}KEY-----)?/g
const sealedValue = /\bv1\.[A-Za-z0-9-]{1,32}\.[\w-]{16}\.[\w-]{22}\.[\w-]*/g
const userInfo = /(\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@]{1,512}@/gi
const authScheme = /\b(bearer|basic|apikey|digest)\s+[\w.~+/=-]{6,}/gi

/** `name=`, `name: `, `"name":`, `\"name\":` */
const assignment = /([A-Za-z][\w-]{1,40})(?:\\?["'])?\s{0,3}[:=]\s{0,3}/g
const assigned = /\\"[^"\\]*\\"|"(?:[^"\\]|\\.)*"|'[^']*'|[^\s,;&"'}\]]+/y
/** Headers whose value has several parts: all of them go, up to the end of the line. */
const headerLine = /\\"[^"\\]*\\"|"[^"\r\n]*"|[^\r\n"]+/y

function redactAssignments(text: string): string {
  let kept = ''
  let from = 0
  for (const match of text.matchAll(assignment)) {
    const name = match[1] ?? ''
    const valueFrom = match.index + match[0].length
    if (match.index < from || !isSecretField(name)) continue
    const value = /cookie$|authorization$/i.test(name) ? headerLine : assigned
    value.lastIndex = valueFrom
    const length = value.exec(text)?.[0].length ?? 0
    kept += text.slice(from, valueFrom) + redacted
    from = valueFrom + length
  }
  return kept + text.slice(from)
}

type Walk = { readonly seen: ReadonlySet<object>; readonly depth: number }

function copy(value: unknown, walk: Walk): unknown {
  if (typeof value === 'string') return redactText(value)
  if (typeof value === 'bigint' || typeof value === 'symbol') return String(value)
  if (typeof value === 'function') return '[function]'
  if (typeof value !== 'object' || value === null) return value
  if (walk.seen.has(value)) return '[circular]'
  if (walk.depth >= depthMax) return '[deep]'
  return copyObject(value, { seen: new Set(walk.seen).add(value), depth: walk.depth + 1 })
}

function copyObject(value: object, walk: Walk): unknown {
  if (types.isDate(value)) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer)
    return `[${value.byteLength} bytes]`
  if (value instanceof URL) return redactText(value.href)
  if (value instanceof Error || types.isNativeError(value)) return copyError(value, walk)
  if (types.isSet(value)) return copyItems([...value], walk)
  if (Array.isArray(value)) return copyItems(value, walk)
  if (types.isMap(value) || value instanceof Headers || value instanceof URLSearchParams) {
    return copyEntries(
      [...value.entries()].map(([name, item]) => [String(name), () => item] as const),
      walk,
    )
  }
  return copyEntries(ownEntries(value), walk)
}

function copyError(error: Error, walk: Walk): unknown {
  const known = ['name', 'message', 'stack', 'cause'] as const
  const entries = known
    .filter((name) => error[name] !== undefined)
    .map((name) => [name, () => error[name]] as const)
  return copyEntries([...entries, ...ownEntries(error)], walk)
}

function copyItems(items: readonly unknown[], walk: Walk): unknown[] {
  const copied = items.slice(0, itemsMax).map((item) => copy(item, walk))
  return items.length > itemsMax ? [...copied, `[${items.length - itemsMax} more]`] : copied
}

type Entry = readonly [name: string, read: () => unknown]

const ownEntries = (value: object): Entry[] =>
  Object.keys(value).map((name) => [name, () => Reflect.get(value, name) as unknown] as const)

function copyEntries(entries: readonly Entry[], walk: Walk): Record<string, unknown> {
  const copied: Record<string, unknown> = {}
  for (const [name, read] of entries.slice(0, itemsMax)) {
    // Defined rather than assigned: a key `__proto__` must stay a key.
    Object.defineProperty(copied, redactText(name), {
      value: copyEntry(name, read, walk),
      enumerable: true,
      configurable: true,
    })
  }
  return copied
}

function copyEntry(name: string, read: () => unknown, walk: Walk): unknown {
  try {
    const value = read()
    // An empty secret is worth seeing and gives nothing away.
    if (isSecretField(name)) return value === undefined || value === null ? value : redacted
    return copy(value, walk)
  } catch {
    return '[unreadable]'
  }
}
