import { amountText } from '../amounts.js'
import type { Account, DealRow } from '../book/account.js'
import type { State } from '../history/history.js'

/**
 * A state as one row of a `snapshots` line, short because there are thousands a second: login,
 * sequence, at, currency, balance, equity, positions, orders, lastOpenedAt, mode.
 */
export function rowOf(account: Account, state: State): string {
  const { sequence, at, balance, equity, positions, orders, lastOpenedAt, mode } = state
  const figures = `"USD","${amountText(balance)}","${amountText(equity)}"`
  const counts = `${positions},${orders},${lastOpenedAt},"${mode}"`
  return `["${account.login}",${sequence},${at},${figures},${counts}]`
}

export const snapshotsLine = (rows: readonly string[]): string =>
  `{"type":"snapshots","rows":[${rows.join(',')}]}\n`

export const dealsLine = (deals: readonly (DealRow & { login: string })[]): string =>
  JSON.stringify({ type: 'deals', deals }) + '\n'

export const caughtUpLine = '{"type":"caughtUp"}\n'

export const heartbeatLine = (at: number): string => `{"type":"heartbeat","at":${at}}\n`

export const gapLine = (gap: {
  logins: readonly string[]
  from: number
  to: number
  reason: string
}): string => JSON.stringify({ type: 'gap', ...gap }) + '\n'
