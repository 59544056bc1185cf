import { v7 as uuidv7 } from 'uuid'
import { roles } from '../../../../src/domain/roles.js'
import type { TestFirm } from '../../../fixtures/firm.js'
import { checkoutSignature } from '../../../../src/providers/payments/checkoutSignature.js'
import type { Entry } from './entry.js'
import { rawApi, secrets, signed, type World } from './world.js'

export type Attack = {
  readonly name: string
  readonly send: () => Promise<Response>
  readonly status: number | readonly number[]
  /** Stands in the message of the answer. */
  readonly says?: string
}

type Target = {
  readonly firm: TestFirm
  readonly world: World
  readonly key: string
  readonly entry: Entry
}

type Json = Record<string, unknown>

type Call = {
  readonly path?: string
  readonly token?: string | undefined
  readonly body?: Json | string
  readonly query?: Record<string, string>
  readonly headers?: Readonly<Record<string, string>>
}

const nobodys = () => uuidv7()

/** Sends what the entry says, with the differences of `call`. */
function sender({ firm, world, key, entry }: Target) {
  const [method = 'get', pattern = ''] = key.split(' ')
  const raw = rawApi(firm)()
  const right = {
    trader: world.mine.token,
    shop: undefined,
    anybody: undefined,
  }
  const token = typeof entry.who === 'string' ? right[entry.who] : world.tokenOf(first(entry.who))
  return (call: Call = {}) => {
    const path = call.path ?? entry.path?.(world) ?? pattern
    const query = new URLSearchParams(call.query ?? entry.query?.(world) ?? {}).toString()
    const given = call.body ?? entry.body?.(world)
    const text = given === undefined || typeof given === 'string' ? given : JSON.stringify(given)
    const isSigned = entry.who === 'shop' && text !== undefined && !call.headers
    return raw(query ? `${path}?${query}` : path, {
      method: method.toUpperCase(),
      token: 'token' in call ? call.token : token,
      headers: {
        ...(text === undefined ? {} : { 'content-type': 'application/json' }),
        ...entry.headers,
        ...(isSigned ? signatureOf(text) : {}),
        ...call.headers,
      },
      ...(text === undefined || method === 'get' ? {} : { body: text }),
    })
  }
}

const first = <T>(list: readonly T[]): T => {
  const [found] = list
  if (found === undefined) throw new Error('expected at least one role')
  return found
}

/** The signature of a text as it is, JSON or not. */
function signatureOf(text: string, secret = secrets.current, at = Date.now()) {
  const { headers } = signed({}, { secret, at })
  return { ...headers, 'prop-firm-signature': headerFor(text, secret, at) }
}

function headerFor(text: string, secret: string, at: number): string {
  const timestamp = Math.floor(at / 1000)
  return `t=${timestamp},v1=${checkoutSignature(secret, timestamp, Buffer.from(text))}`
}

/** Every attack on an endpoint that follows from how it is used rightly. */
export function attacksOn(target: Target): Attack[] {
  const { entry } = target
  return [
    ...onIdentity(target),
    ...onPath(target),
    ...(entry.body ? onBody(target) : []),
    ...(entry.query ? onQuery(target) : []),
    ...(entry.record ? onRecord(target, entry.record) : []),
    ...(entry.who === 'shop' ? onSignature(target) : []),
  ]
}

function onIdentity(target: Target): Attack[] {
  const { world, entry } = target
  const send = sender(target)
  if (entry.who === 'shop' || entry.who === 'anybody') return []
  const forged = `${world.mine.token.slice(0, -4)}AAAA`
  const nobody: Attack[] = [
    { name: 'without a token', send: () => send({ token: undefined }), status: 401 },
    { name: 'with a forged token', send: () => send({ token: forged }), status: 401 },
  ]
  if (entry.who === 'trader') {
    const token = world.tokenOf('admin')
    return [...nobody, { name: 'as an operator', send: () => send({ token }), status: 401 }]
  }
  const wrong = roles.filter((role) => !entry.who.includes(role as never))
  return [
    ...nobody,
    { name: 'as a trader', send: () => send({ token: world.mine.token }), status: 403 },
    ...[...wrong, 'nobody' as const].map((role) => ({
      name: `with the role ${role}`,
      send: () => send({ token: world.tokenOf(role) }),
      status: 403,
    })),
  ]
}

function onPath(target: Target): Attack[] {
  const { world, key, entry } = target
  const send = sender(target)
  if (!key.includes('/:id')) return []
  const own = entry.path?.(world) ?? ''
  const theirs = entry.theirs?.(world)
  const withId = (id: string) => own.replace(/[0-9a-f-]{36}/, encodeURIComponent(id))
  const strange = ['1', 'not-an-id', "' or 1=1 --", '%00', 'x'.repeat(500)]
  return [
    { name: 'an unknown id', send: () => send({ path: withId(nobodys()) }), status: [404, 409] },
    ...strange.map((id) => ({
      name: `the id ${id.slice(0, 20)}`,
      send: () => send({ path: withId(id) }),
      status: 400,
      says: 'id',
    })),
    ...(theirs === undefined
      ? []
      : [{ name: 'another’s id', send: () => send({ path: theirs }), status: 404 }]),
  ] as Attack[]
}

type Leaf = { readonly path: readonly string[]; readonly value: unknown }

function leavesOf(value: unknown, path: readonly string[] = []): Leaf[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ path, value }]
  const inside = Object.entries(value).flatMap(([name, each]) => leavesOf(each, [...path, name]))
  return path.length > 0 ? [{ path, value }, ...inside] : inside
}

/** The body with the field at `path` set; without it when `value` is undefined. */
function withField(body: Json, path: readonly string[], value: unknown): Json {
  const [name = '', ...rest] = path
  if (rest.length > 0) {
    return { ...body, [name]: withField((body[name] ?? {}) as Json, rest, value) }
  }
  const { [name]: _, ...others } = body
  return value === undefined ? others : { ...others, [name]: value }
}

const wrongKinds = [null, true, 12.5, '', 'no such thing \u0007', [], {}, { a: 1 }]

const kindOf = (value: unknown) =>
  value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value

/** A field's value is wrong when it is of another kind than the right one. */
const isOther = (right: unknown, wrong: unknown) =>
  kindOf(right) !== kindOf(wrong) || (typeof right === 'object' && wrong !== null)

function onBody(target: Target): Attack[] {
  const { world, entry } = target
  const send = sender(target)
  const body = entry.body?.(world) ?? {}
  const optional = new Set(entry.optional ?? [])
  const fields = leavesOf(body).filter(({ path }) => !entry.anything?.includes(path.join('.')))
  const typed = fields.flatMap(({ path, value }) =>
    wrongKinds
      .filter((wrong) => isOther(value, wrong))
      .filter((wrong) => !(wrong === null && optional.has(path.join('.'))))
      .filter((wrong) => !(typeof value === 'object' && kindOf(wrong) === 'object'))
      .map((wrong) => ({
        name: `${path.join('.')} as ${JSON.stringify(wrong)}`,
        send: () => send({ body: withField(body, path, wrong) }),
        status: 400,
        says: path.join('.'),
      })),
  )
  const missing = fields
    .filter(({ path }) => !optional.has(path.join('.')))
    .map(({ path }) => ({
      name: `without ${path.join('.')}`,
      send: () => send({ body: withField(body, path, undefined) }),
      status: 400,
      says: path[0] ?? '',
    }))
  const texts = fields.filter(({ value }) => typeof value === 'string')
  const unstorable = texts.flatMap(({ path }) =>
    ['a\u0000b', 'a\ud800b'].map((wrong) => ({
      name: `${path.join('.')} with ${JSON.stringify(wrong)}`,
      send: () => send({ body: withField(body, path, wrong) }),
      status: 400,
      says: path.at(-1) ?? '',
    })),
  )
  return [...typed, ...missing, ...unstorable, ...onBytes(target, body)]
}

function onBytes(target: Target, body: Json): Attack[] {
  const send = sender(target)
  const huge = JSON.stringify({ ...body, filler: 'x'.repeat(70_000) })
  const notJson = ['{', 'null', '[]', '"text"', '1', '{"a":', '<xml/>', '['.repeat(30_000)]
  const isStrict = target.key !== 'post /prop-firm/webhooks/checkout'
  return [
    {
      name: 'a huge body',
      send: () => send({ body: huge }),
      status: 413,
      says: 'expected at most',
    },
    ...notJson.map((text) => ({
      name: `the body ${text.slice(0, 10)}`,
      send: () => send({ body: text }),
      status: 400,
    })),
    ...(isStrict
      ? [
          {
            name: 'a field that does not exist',
            send: () => send({ body: { ...body, isAdmin: true } }),
            status: 400,
            says: 'isAdmin',
          },
        ]
      : []),
  ]
}

function onQuery(target: Target): Attack[] {
  const { world, entry } = target
  const send = sender(target)
  const query = entry.query?.(world) ?? {}
  return Object.keys(query).flatMap((name) => {
    const { [name]: _, ...others } = query
    const without = { name: `without ${name}`, send: () => send({ query: others }) }
    const strange = ['a\u0000b', 'x'.repeat(5_000)].map((value) => ({
      name: `${name} as ${JSON.stringify(value).slice(0, 20)}`,
      send: () => send({ query: { ...query, [name]: value } }),
    }))
    const wrong = entry.optional?.includes(name) ? strange : [without, ...strange]
    return wrong.map((each) => ({ ...each, status: 400, says: name }))
  })
}

function onRecord(target: Target, field: string): Attack[] {
  const { world, entry } = target
  const send = sender(target)
  const given = entry.body?.(world)
  const unknown = given
    ? { body: withField(given, [field], nobodys()) }
    : { query: { ...entry.query?.(world), [field]: nobodys() } }
  return [{ name: `an unknown ${field}`, send: () => send(unknown), status: 404 }]
}

function onSignature(target: Target): Attack[] {
  const send = sender(target)
  const text = JSON.stringify(target.entry.body?.(target.world) ?? {})
  const as = (header: string | null): Promise<Response> =>
    send({
      body: text,
      headers: {
        'content-type': 'application/json',
        ...(header === null ? {} : { 'prop-firm-signature': header }),
      },
    })
  const now = Date.now()
  const minutes = 60_000
  const headers: readonly (readonly [string, string | null])[] = [
    ['without a signature', null],
    ['with half a signature', 't=1'],
    ['with a signature of another body', headerFor(`${text} `, secrets.current, now)],
    ['signed with a secret that we never had', headerFor(text, 'nobody-knows-this-one', now)],
    ['signed with a secret that was retired', headerFor(text, secrets.retired, now)],
    ['signed six minutes ago', headerFor(text, secrets.current, now - 6 * minutes)],
    ['signed six minutes ahead', headerFor(text, secrets.current, now + 6 * minutes)],
  ]
  return headers.map(([name, header]) => ({
    name,
    send: () => as(header),
    status: 401,
    says: 'prop-firm-signature',
  }))
}
