import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { endpoints } from '../../../src/api/endpoints.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { attacksOn, type Attack } from './support/attacks.js'
import { entries } from './support/entries.js'
import { fingerprint } from './support/fingerprint.js'
import { makeWorld, rawApi, secrets, type World } from './support/world.js'

let firm: TestFirm
let world: World
beforeAll(async () => {
  firm = await bootFirm({
    options: { checkoutSecrets: [secrets.current, secrets.former] },
    poolMax: 20,
  })
  world = await makeWorld(firm)
}, 120_000)
afterAll(() => firm.stop())

type Said = { ok?: boolean; code?: string; message?: string }

/** What is wrong with the answer to an attack, or null. */
async function complaint({ name, send, status, says }: Attack): Promise<string | null> {
  const response = await send()
  const text = await response.text()
  const wanted = [status].flat()
  if (!wanted.includes(response.status)) {
    return `${name}: expected ${wanted.join(' or ')}, was ${response.status} ${text.slice(0, 200)}`
  }
  const said = JSON.parse(text) as Said
  if (said.ok !== false || !said.code || !said.message) return `${name}: no refusal: ${text}`
  if (says && !said.message.includes(says)) return `${name}: "${says}" is not in: ${said.message}`
  if (response.headers.has('set-cookie')) return `${name}: a cookie was set`
  return null
}

/** Counts of tries are what attacks may leave behind; they must not get into each other's way. */
const forgetTries = () => firm.pool.query('truncate prop_firm.rate_limit')

async function nothingChanges(attacks: readonly Attack[]): Promise<void> {
  const before = await fingerprint(firm.pool)
  const complaints: string[] = []
  for (const [index, attack] of attacks.entries()) {
    if (index % 4 === 0) await forgetTries()
    const wrong = await complaint(attack)
    if (wrong) complaints.push(wrong)
  }
  expect(complaints).toEqual([])
  expect(await fingerprint(firm.pool)).toEqual(before)
}

describe('the list of endpoints', () => {
  it('has an entry for each: whoever adds one says here how it is used', () => {
    const names = endpoints.map(({ method, path }) => `${method} ${path}`)
    expect(Object.keys(entries).sort()).toEqual(names.sort())
  })
})

describe('bad input gets a clear refusal that names the field, and changes nothing:', () => {
  it.each(Object.entries(entries).map(([key, entry]) => ({ key, entry })))(
    '$key',
    async ({ key, entry }) => {
      await nothingChanges(attacksOn({ firm, world, key, entry }))
    },
  )
})

describe('a document', () => {
  const url = '/trader/kyc/documents'
  const raw = () => rawApi(firm)()
  const form = (parts: Record<string, string | Blob>) => {
    const made = new FormData()
    for (const [name, value] of Object.entries(parts)) made.set(name, value)
    return made
  }
  const send = (name: string, given: { form?: FormData; body?: string; type?: string }) => ({
    name,
    send: async () => {
      const packed = new Response(given.form ?? given.body ?? '')
      const bytes = await packed.arrayBuffer()
      return raw()(url, {
        token: world.mine.token,
        body: bytes,
        headers: {
          'content-type': given.type ?? packed.headers.get('content-type') ?? '',
          'content-length': String(bytes.byteLength),
        },
      })
    },
  })
  const file = (content: BlobPart, type = 'image/png') => new Blob([content], { type })
  const kind = JSON.stringify({ kind: 'identity' })

  it('that is none, or comes in another way, is refused and nothing is kept', async () => {
    const program = file('MZ\u0090\u0000 this is a program', 'image/png')
    await nothingChanges([
      { ...send('JSON', { body: kind, type: 'application/json' }), status: 400, says: 'multipart' },
      { ...send('no form', { body: 'x', type: 'text/plain' }), status: 400, says: 'multipart' },
      {
        ...send('a broken form', { body: 'x', type: 'multipart/form-data; boundary=b' }),
        status: 400,
      },
      { ...send('no kind', { form: form({ file: file('x') }) }), status: 400, says: 'kind' },
      {
        ...send('a wrong kind', { form: form({ _payload: '{"kind":"photo"}', file: file('x') }) }),
        status: 400,
        says: 'kind',
      },
      {
        ...send('a kind that is no JSON', { form: form({ _payload: '{', file: file('x') }) }),
        status: 400,
        says: '_payload',
      },
      { ...send('no file', { form: form({ _payload: kind }) }), status: 400, says: 'file' },
      {
        ...send('a file as text', { form: form({ _payload: kind, file: 'text' }) }),
        status: 400,
      },
      {
        ...send('an empty file', { form: form({ _payload: kind, file: file('') }) }),
        status: 400,
        says: 'file',
      },
      {
        ...send('a program as a picture', { form: form({ _payload: kind, file: program }) }),
        status: [400, 415, 422],
        says: 'file',
      },
      {
        name: 'a huge one',
        send: () =>
          raw()(url, {
            token: world.mine.token,
            body: 'x',
            headers: {
              'content-type': 'multipart/form-data; boundary=b',
              'content-length': String(50 * 1024 * 1024),
            },
          }),
        status: 413,
        says: 'file',
      },
    ])
  })
})

describe('an idempotency key', () => {
  it.each([undefined, '', 'short', 'x'.repeat(101), 'with blanks in it', 'über-schlüssel'])(
    'such as %s is refused by its name',
    async (key) => {
      const headers = key === undefined ? {} : { 'idempotency-key': key }
      const path = `/trader/accounts/${world.mine.account.id}/payouts`
      const ask = () => rawApi(firm)()(path, { token: world.mine.token, headers })
      const isHeader = key === undefined || /^[\x20-\xff]*$/.test(key)
      expect(isHeader).toBe(true)
      await nothingChanges([{ name: String(key), send: ask, status: 400, says: 'idempotency-key' }])
    },
  )
})
