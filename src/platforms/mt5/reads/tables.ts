import { failureOf } from '../../linkError.js'
import type { PlatformFailure } from '../../types.js'
import type { Ask, Reply } from '../link/connection.js'
import type { Pool } from '../link/pool.js'
import { readAccount } from '../wire/account.js'
import { readDeal } from '../wire/deal.js'
import { recordsOf, type WireRecord } from '../wire/fields.js'
import { readOrder } from '../wire/order.js'
import { readPosition } from '../wire/position.js'
import { readUser } from '../wire/user.js'

/** Logins in one request: an address of less than two thousand characters. */
export const loginsMax = 200

export type Rows<T> = { readonly ok: true; readonly rows: readonly T[] } | PlatformFailure

type Table<T> = { readonly path: string; readonly read: (record: WireRecord) => T | null }

export const tables = {
  users: { path: '/user/get_batch', read: readUser },
  accounts: { path: '/user/account/get_batch', read: readAccount },
  positions: { path: '/position/get_batch', read: readPosition },
  orders: { path: '/order/get_batch', read: readOrder },
  deals: { path: '/deal/get_batch', read: readDeal },
} as const

export type Where = Readonly<Record<string, string | number>>

/** All rows that match, in one request. */
export async function readWhere<T>(
  pool: Pool,
  table: Table<T>,
  given: { readonly where: Where; readonly isUrgent?: boolean },
): Promise<Rows<T>> {
  return rowsIn(table, await pool.ask(askFor(table, given)))
}

/** The rows of many logins, spread over all connections. */
export async function readOf<T>(
  pool: Pool,
  table: Table<T>,
  given: { readonly logins: readonly string[]; readonly more?: Where; readonly isUrgent?: boolean },
): Promise<Rows<T>> {
  const { logins, more = {}, isUrgent = false } = given
  const asks: Ask[] = []
  for (let from = 0; from < logins.length; from += loginsMax) {
    const login = logins.slice(from, from + loginsMax).join(',')
    asks.push(askFor(table, { where: { login, ...more }, isUrgent }))
  }
  const rows: T[] = []
  for (const reply of await pool.askAll(asks)) {
    const read = rowsIn(table, reply)
    if (!read.ok) return read
    for (const row of read.rows) rows.push(row)
  }
  return { ok: true, rows }
}

const askFor = (
  { path }: Table<unknown>,
  { where, isUrgent = false }: { readonly where: Where; readonly isUrgent?: boolean },
): Ask => ({ kind: 'read', path, params: where, isUrgent })

/** Nothing found is an empty table. */
export function rowsIn<T>({ path, read }: Table<T>, reply: Reply): Rows<T> {
  if (!reply.ok) return reply.code === 'notFound' ? { ok: true, rows: [] } : reply
  const records = recordsOf(reply.answer)
  if (!records) return failureOf('protocol', `${path}: expected an array of records`)
  const rows: T[] = []
  for (const record of records) {
    const row = read(record)
    if (row === null) return failureOf('protocol', `${path}: ${lacking(record)}`)
    rows.push(row)
  }
  return { ok: true, rows }
}

const lacking = (record: WireRecord): string =>
  `a record lacks a field that every one has; it has ${Object.keys(record).slice(0, 40).join(', ')}`
