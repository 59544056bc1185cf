import { z } from 'zod'
import type { Brand, Closed, Trade } from '../brand.js'
import { pageOf } from '../page.js'
import { answer, defineRoute, fields, refuse, type Reply, type Route } from '../route.js'
import { closedView, operationView, statementView, tradeView } from '../views.js'

const dayMs = 86_400_000
const windowDaysMax = 31
const operationDaysMax = 365

const windowed = z.object({
  type: fields.type,
  accountIds: z.array(z.string()).optional(),
  accountId: z.string().optional(),
  startDateTime: fields.dateTime,
  endDateTime: fields.dateTime,
  cursor: fields.count.default(0),
  limit: fields.count.min(1).optional(),
})
type Window = z.infer<typeof windowed>

function tooWide({ startDateTime, endDateTime }: Window, daysMax: number): Reply | null {
  if (endDateTime < startDateTime) return refuse(400, 'endDateTime: is before startDateTime')
  if (endDateTime - startDateTime <= daysMax * dayMs) return null
  return refuse(
    400,
    `The range between startDateTime and endDateTime can be ${daysMax} days at most`,
  )
}

type Row = { readonly accountId: string; readonly at: number }

/** The rows of a window, ascending by time, page by page. */
function reportRoute<R>(
  paths: readonly [string, ...string[]],
  read: (brand: Brand) => readonly R[],
  of: { readonly key: (row: R) => Row; readonly view: (row: R, group: string) => object },
): Route {
  const handle = (brand: Brand, window: Window): Reply => {
    const refusal = tooWide(window, windowDaysMax)
    if (refusal) return refusal
    const { type, startDateTime, endDateTime, cursor, limit } = window
    const wanted = window.accountIds ?? (window.accountId === undefined ? null : [window.accountId])
    const rows = read(brand)
      .filter((row) => {
        const { accountId, at } = of.key(row)
        if (brand.accounts.get(accountId)?.type !== type) return false
        if (wanted && !wanted.includes(accountId)) return false
        return at >= startDateTime && at <= endDateTime
      })
      .sort((a, b) => of.key(a).at - of.key(b).at)
    const query = {
      type,
      ...(wanted && { accountIds: wanted }),
      startDateTime: new Date(startDateTime).toISOString(),
      endDateTime: new Date(endDateTime).toISOString(),
    }
    const page = pageOf(brand, rows, { cursor, limit, path: paths[0], query })
    const data = page.rows.map((row) =>
      of.view(row, brand.accounts.get(of.key(row).accountId)?.groupId ?? ''),
    )
    return answer({ data, links: page.links })
  }
  return defineRoute({ paths, input: windowed }, handle)
}

const closedOf = { key: ({ closed }: Closed) => closed, view: closedView }
const tradeOf = { key: (trade: Trade) => trade, view: tradeView }

export const reportRoutes: readonly Route[] = [
  defineRoute(
    {
      methods: ['POST', 'GET'],
      paths: ['/v1/reports/account-statement-report'],
      input: z.object({
        type: fields.type,
        accountIds: z.array(z.string()).optional(),
        accountStatus: z.enum(['ACTIVE', 'RESTRICTED', 'SUSPENDED']).optional(),
      }),
    },
    (brand, { type, accountIds, accountStatus }) => {
      const asked = accountIds && new Set(accountIds)
      const found = [...brand.accounts.values()].filter(
        (account) =>
          account.type === type &&
          (asked?.has(account.id) ?? true) &&
          (accountStatus === undefined || account.status === accountStatus),
      )
      return answer({ data: found.map((account) => statementView(brand, account)) })
    },
  ),
  reportRoute(['/v2/reports/close-trades-history-report'], (brand) => brand.closed, closedOf),
  reportRoute(['/v1/reports/closed-positions-history-report'], (brand) => brand.closed, closedOf),
  reportRoute(
    ['/v2/reports/trades-history-report', '/v1/reports/trades-history-report'],
    (brand) => brand.trades,
    tradeOf,
  ),
  defineRoute(
    {
      paths: ['/v1/reports/account-operations-history-report'],
      input: windowed.extend({
        accountId: fields.accountId,
        operationTypes: z.array(z.string()).optional(),
      }),
    },
    (brand, window) => {
      const refusal = tooWide(window, operationDaysMax)
      if (refusal) return refusal
      const { accountId, operationTypes, startDateTime, endDateTime } = window
      const found = brand.operations.filter(
        (operation) =>
          operation.accountId === accountId &&
          (operationTypes?.includes(operation.type) ?? true) &&
          operation.at >= startDateTime &&
          operation.at <= endDateTime,
      )
      return answer({ data: found.map(operationView) })
    },
  ),
  defineRoute(
    {
      methods: ['POST', 'GET'],
      paths: ['/v1/brand/monthly-active-accounts'],
      input: z.object({ forMonth: z.string().regex(/^\d{4}-\d{2}$/) }),
    },
    (brand, { forMonth }) => {
      const active = [...brand.accounts.values()].filter(({ status }) => status !== 'SUSPENDED')
      const data = active.map(({ id, type, userId, groupId }) => ({
        accountId: id.slice(2),
        login: `${type}#${userId}#1`,
        group: brand.groups.find((group) => group.id === groupId)?.name ?? '',
        sessions: 0,
        events: 1,
        accounts: 1,
        openPositions: [...brand.positions.values()].filter((p) => p.accountId === id).length,
        orders: 0,
      }))
      return answer({ forDateTime: `${forMonth}-01T00:00:00.000Z`, data })
    },
  ),
]
