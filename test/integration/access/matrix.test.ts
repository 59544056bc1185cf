import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 as uuidv7 } from 'uuid'
import { matrix, operations, type Operation } from '../../../src/access/matrix.js'
import { collectionKeys, defaultSlugs, type CollectionKey } from '../../../src/collectionKeys.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { makeTrader, type TestTrader } from '../../fixtures/firmRecords.js'
import { makeCallers, makeOutsiders, type Caller } from './support/people.js'
import { makeRecords, type RecordIds } from './support/records.js'

let firm: TestFirm
let owner: TestTrader
let ids: RecordIds
let callers: Caller[]
let outsiders: Caller[]
const users = new Map<string, unknown>()

beforeAll(async () => {
  firm = await bootFirm()
  owner = await makeTrader(firm)
  callers = await makeCallers(firm, owner)
  outsiders = await makeOutsiders(firm)
  ids = await makeRecords(firm, owner)
  for (const { name, token } of [...callers, ...outsiders]) {
    const headers = new Headers(token ? { authorization: `JWT ${token}` } : {})
    users.set(name, (await firm.payload.auth({ headers })).user)
  }
})
afterAll(() => firm.stop())

/** A record to be deleted by this one call. */
async function disposable(key: CollectionKey): Promise<string> {
  if (!matrix[key].delete) return ids[key]
  const id = uuidv7()
  await firm.pool.query(
    `insert into pf_trader_tags (id, trader_id, tag, created_at, updated_at)
     values ($1::uuid, $2, $1::text, now(), now())`,
    [id, owner.id],
  )
  return id
}

type Answer = 'denied' | 'allowed' | 'own records only' | 'none of them' | `unexpected ${string}`

/** What a caller finds: their own records and no others, or whatever there is. */
function found(records: readonly { readonly id: unknown }[], { name }: Caller): Answer {
  const isOwners = records.some(({ id }) => Object.values(ids).some((known) => known === id))
  if (name === 'owner') return isOwners ? 'own records only' : 'unexpected emptiness'
  if (name === 'other trader') return isOwners ? 'unexpected records' : 'none of them'
  return 'allowed'
}

async function overRest(key: CollectionKey, operation: Operation, caller: Caller): Promise<Answer> {
  const path = `/${defaultSlugs[key]}`
  const { token } = caller
  const call = async (): Promise<Response> => {
    if (operation === 'create') return firm.api(path, { token, method: 'POST', body: {} })
    if (operation === 'read') return firm.api(`${path}?limit=3&depth=0`, { token })
    const id = operation === 'delete' ? await disposable(key) : ids[key]
    const method = operation === 'delete' ? 'DELETE' : 'PATCH'
    return firm.api(`${path}/${id}`, { token, method, body: {} })
  }
  const response = await call()
  if (response.status === 403) return 'denied'
  if (response.status >= 500) return `unexpected ${response.status}: ${await response.text()}`
  // A body that lacks everything is refused for that, after the permission was given.
  if (operation !== 'read') return response.status < 500 ? 'allowed' : 'denied'
  const { docs } = (await response.json()) as { docs: { id: unknown }[] }
  return found(docs, caller)
}

async function overLocalApi(
  key: CollectionKey,
  operation: Operation,
  caller: Caller,
): Promise<Answer> {
  const { payload } = firm
  const common = {
    collection: defaultSlugs[key] as never,
    user: users.get(caller.name) as never,
    overrideAccess: false,
  }
  try {
    if (operation === 'create') await payload.create({ ...common, data: {} as never })
    if (operation === 'update') {
      await payload.update({ ...common, id: ids[key], data: {} as never })
    }
    if (operation === 'delete') await payload.delete({ ...common, id: await disposable(key) })
    if (operation !== 'read') return 'allowed'
    return found((await payload.find({ ...common, limit: 3, depth: 0 })).docs, caller)
  } catch (error) {
    const status = error instanceof Error && 'status' in error ? Number(error.status) : 500
    if (status === 403) return 'denied'
    return status < 500 ? 'allowed' : `unexpected ${String(error)}`
  }
}

function expected(key: CollectionKey, operation: Operation, { name }: Caller): Answer {
  const grant = matrix[key]
  if (grant[operation]?.some((role) => role === name)) return 'allowed'
  const isOwn = operation === 'read' && grant.trader === 'own'
  if (!isOwn) return 'denied'
  if (name === 'other trader') return 'none of them'
  return name === 'owner' ? 'own records only' : 'denied'
}

type Try = typeof overRest

async function table(key: CollectionKey, attempt: Try, people: readonly Caller[]) {
  const rows = await Promise.all(
    people.map(async (caller) => {
      const cells: Record<string, Answer> = {}
      for (const operation of operations) cells[operation] = await attempt(key, operation, caller)
      return [caller.name, cells] as const
    }),
  )
  return Object.fromEntries(rows)
}

const wanted = (key: CollectionKey, people: readonly Caller[]) =>
  Object.fromEntries(
    people.map((caller) => [
      caller.name,
      Object.fromEntries(
        operations.map((operation) => [operation, expected(key, operation, caller)]),
      ),
    ]),
  )

describe.each(collectionKeys)('%s', (key) => {
  it('answers each caller over REST as the matrix says', async () => {
    expect(await table(key, overRest, callers)).toEqual(wanted(key, callers))
  })

  it('answers each caller over the Local API as the matrix says', async () => {
    expect(await table(key, overLocalApi, callers)).toEqual(wanted(key, callers))
  })

  it('answers a single record only to those who may read it', async () => {
    const { read = [], trader } = matrix[key]
    const some = ['admin', 'marketing', 'owner', 'other trader', 'visitor']
    const statuses: Record<string, number> = {}
    const should: Record<string, number> = {}
    for (const { name, token } of callers.filter((caller) => some.includes(caller.name))) {
      statuses[name] = (
        await firm.api(`/${defaultSlugs[key]}/${ids[key]}?depth=0`, { token })
      ).status
      const isOwner = name === 'owner' && trader === 'own'
      should[name] = read.some((role) => role === name) || isOwner ? 200 : 403
      if (name === 'other trader' && trader === 'own') should[name] = 404
    }
    expect(statuses).toEqual(should)
  })

  it('denies everything to tokens that are worth nothing', async () => {
    const path = `/${defaultSlugs[key]}`
    for (const { name, token } of outsiders) {
      const read = await firm.api(path, { token })
      const create = await firm.api(path, { token, method: 'POST', body: {} })
      expect([name, read.status, create.status]).toEqual([name, 403, 403])
    }
  })
})
