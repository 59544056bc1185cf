import type { Currency } from '../../domain/money/currency.js'
import { zero } from '../../domain/money/minor.js'
import { roundDecimalText } from '../../domain/money/text.js'
import { failureOf } from '../linkError.js'
import type { AccountSnapshot, PlatformResult, PositionSnapshot, TradingMode } from '../types.js'
import { readGroups, type Brand } from './brand.js'
import { call, callPages } from './link.js'
import {
  accountShape,
  listed,
  orderShape,
  positionShape,
  statementShape,
  statuses,
  type AccountModel,
  type AccountStatus,
  type OpenPosition,
  type Statement,
  type WaitingOrder,
} from './wire.js'

export const batchMax = 500
/** Up to so many accounts are asked about one by one, for more the whole brand is read. */
const singleMax = 10

const modes: Readonly<Record<AccountStatus, TradingMode>> = {
  ACTIVE: 'full',
  RESTRICTED: 'closeOnly',
  SUSPENDED: 'noTrading',
}

export type Figures = Statement & { readonly mode: TradingMode }

/**
 * Figures of accounts; those that the platform does not know are missing. The report leaves out the
 * status, so it is asked for each of the three.
 */
export async function readFigures(
  brand: Brand,
  logins: readonly string[],
): Promise<PlatformResult<{ figures: ReadonlyMap<string, Figures> }>> {
  const figures = new Map<string, Figures>()
  const wanted = new Set(logins)
  for (let from = 0; from < logins.length; from += batchMax) {
    const accountIds = logins.slice(from, from + batchMax)
    const reads = await Promise.all(statuses.map((each) => readReport(brand, accountIds, each)))
    for (const [i, read] of reads.entries()) {
      if (!read.ok) return read
      const mode = modes[statuses[i] ?? 'SUSPENDED']
      for (const row of read.value.data) {
        if (wanted.has(row.accountId)) figures.set(row.accountId, { ...row, mode })
      }
    }
  }
  return { ok: true, figures }
}

function readReport(brand: Brand, accountIds: readonly string[], accountStatus?: AccountStatus) {
  const { type, link } = brand
  const body = { type, accountIds, ...(accountStatus && { accountStatus }) }
  const path = 'v1/reports/account-statement-report'
  return call(link, { path, body, answer: listed(statementShape) })
}

/** The statement of one account, or `notFound`: what tells an unknown login without a write. */
export async function findStatement(
  brand: Brand,
  login: string,
): Promise<PlatformResult<{ statement: Statement }>> {
  const read = await readReport(brand, [login])
  if (!read.ok) return read
  const statement = read.value.data.find(({ accountId }) => accountId === login)
  return statement ? { ok: true, statement } : failureOf('notFound', `no account is ${login}`)
}

export async function readDetails(
  brand: Brand,
  accountId: string,
): Promise<PlatformResult<{ account: AccountModel }>> {
  const request = { path: 'v1/accounts/details', body: { accountId }, answer: accountShape }
  const read = await call(brand.link, request)
  if (!read.ok) return read
  brand.currencies.set(accountId, read.value.currency)
  return { ok: true, account: read.value }
}

/** Asked for once: the report has figures without their currency. */
export async function currencyOf(
  brand: Brand,
  login: string,
): Promise<PlatformResult<{ currency: Currency }>> {
  const known = brand.currencies.get(login)
  if (known) return { ok: true, currency: known }
  const read = await readDetails(brand, login)
  return read.ok ? { ok: true, currency: read.account.currency } : read
}

const askedAtOnce = 10

async function learnCurrencies(
  brand: Brand,
  logins: readonly string[],
): Promise<PlatformResult<object>> {
  const missing = logins.filter((login) => !brand.currencies.has(login))
  for (let from = 0; from < missing.length; from += askedAtOnce) {
    const some = missing.slice(from, from + askedAtOnce)
    for (const read of await Promise.all(some.map((login) => readDetails(brand, login)))) {
      if (!read.ok) return read
    }
  }
  return { ok: true }
}

/** Of these accounts, or of the whole brand where that is less work. */
async function readEach<T>(
  logins: readonly string[],
  read: (login?: string) => Promise<PlatformResult<{ rows: readonly T[] }>>,
): Promise<PlatformResult<{ rows: readonly T[] }>> {
  if (logins.length > singleMax) return read()
  const rows: T[] = []
  for (const answer of await Promise.all(logins.map((login) => read(login)))) {
    if (!answer.ok) return answer
    rows.push(...answer.rows)
  }
  return { ok: true, rows }
}

export const readPositions = (brand: Brand, logins: readonly string[]) =>
  readEach<OpenPosition>(logins, (accountId) => {
    const body = { type: brand.type, ...(accountId !== undefined && { accountId }) }
    const path = 'v2/positions/get-open-positions'
    return callPages(brand.link, { path, body, row: positionShape })
  })

/** Statuses of an order that may still be filled; all else is over. */
const waiting = [
  'STATUS_NONE',
  'STATUS_PENDING_NEW',
  'STATUS_PENDING_EXECUTION',
  'STATUS_PENDING_CANCEL',
  'STATUS_PENDING_REPLACE',
  'STATUS_PENDING_REPLACE_NOT_ACTIVE',
  'STATUS_NEW',
  'STATUS_ACCEPTED',
  'STATUS_PART_FILLED',
  'STATUS_WAITING_MARKET',
  'STATUS_OFF_MARKET',
  'STATUS_UNPLACED',
] as const
const isWaiting: ReadonlySet<string> = new Set(waiting)
const ordersOfPage = 1_000
const orderPagesMax = 500

/** Orders that wait to open something; those that protect a position go with it. */
export const readOrders = (brand: Brand, logins: readonly string[]) =>
  readEach<WaitingOrder>(logins, async (accountId) => {
    const rows: WaitingOrder[] = []
    for (let page = 0; page < orderPagesMax; page++) {
      const body = {
        type: brand.type,
        orderStatuses: waiting,
        offset: page * ordersOfPage,
        limit: ordersOfPage,
        ...(accountId !== undefined && { accountId }),
      }
      const request = { path: 'v1/orders/all', body, answer: listed(orderShape) }
      const read = await call(brand.link, request)
      if (!read.ok) return read
      const { data } = read.value
      rows.push(...data.filter(({ status, positionId }) => isWaiting.has(status) && !positionId))
      if (data.length < ordersOfPage) return { ok: true, rows }
    }
    return failureOf('protocol', `orders: expected at most ${orderPagesMax} pages`)
  })

/** How much an account has open, from whichever source. */
export type Exposure = {
  readonly positions: number
  readonly orders: number
  readonly lastOpenedAt: number
}

/** @returns null when a figure is not decimal text */
export function snapshotOf(
  brand: Brand,
  { accountId: login, balance, equity, mode }: Figures,
  { exposure, currency }: { readonly exposure: Exposure; readonly currency: Currency },
): AccountSnapshot | null {
  const figures = [roundDecimalText(balance, currency), roundDecimalText(equity, currency)] as const
  if (figures[0] === null || figures[1] === null) return null
  return brand.sequences.number({
    login,
    at: brand.clock.now(),
    currency,
    balance: figures[0],
    equity: figures[1],
    openPositions: exposure.positions,
    pendingOrders: exposure.orders,
    lastOpenedAt: exposure.lastOpenedAt,
    mode,
    raw: { balance, equity },
  })
}

export async function readSnapshots(
  brand: Brand,
  logins: readonly string[],
  options: { readonly positions?: boolean } = {},
): Promise<PlatformResult<{ snapshots: readonly AccountSnapshot[] }>> {
  const wanted = [...new Set(logins)]
  if (wanted.length === 0) return { ok: true, snapshots: [] }
  const read = await readFigures(brand, wanted)
  if (!read.ok) return read
  const known = [...read.figures.keys()]
  if (known.length === 0) return nothingKnown(brand)
  const learned = await learnCurrencies(brand, known)
  if (!learned.ok) return learned
  const [positions, orders] = await Promise.all([
    readPositions(brand, known),
    readOrders(brand, known),
  ])
  if (!positions.ok) return positions
  if (!orders.ok) return orders
  const held = byAccount(positions.rows)
  const waits = byAccount(orders.rows)
  const snapshots: AccountSnapshot[] = []
  for (const [login, figures] of read.figures) {
    const currency = await currencyOf(brand, login)
    if (!currency.ok) return currency
    const mine = held.get(login) ?? []
    const exposure = {
      positions: mine.length,
      orders: waits.get(login)?.length ?? 0,
      lastOpenedAt: Math.max(0, ...mine.map(({ openDateTime }) => openDateTime)),
    }
    const snapshot = snapshotOf(brand, figures, { exposure, ...currency })
    if (!snapshot) return failureOf('protocol', `${login}: figures are not decimal text`)
    const shown = mine.map((position) => positionOf(position, currency.currency))
    snapshots.push(options.positions ? { ...snapshot, positions: shown } : snapshot)
  }
  return { ok: true, snapshots }
}

function byAccount<T extends { accountId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row.accountId)
    if (group) group.push(row)
    else groups.set(row.accountId, [row])
  }
  return groups
}

/** The report answers nothing about strangers, whoever asks: whether the key is good must be asked too. */
async function nothingKnown(brand: Brand): Promise<PlatformResult<{ snapshots: readonly [] }>> {
  const groups = await readGroups(brand)
  return groups.ok ? { ok: true, snapshots: [] } : groups
}

function positionOf(position: OpenPosition, currency: Currency): PositionSnapshot {
  return {
    id: position.positionId,
    symbol: position.instrument,
    side: position.side,
    lots: position.lots,
    openPrice: position.openPrice,
    currentPrice: position.currentPrice ?? position.openPrice,
    openedAt: position.openDateTime,
    result: roundDecimalText(position.pnl, currency) ?? zero,
    stopLoss: position.slPrice ?? null,
  }
}
