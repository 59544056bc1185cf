import { compareAccounts, type TheirAccount } from '../../domain/reconciliation/compareAccounts.js'
import type { Difference } from '../../domain/reconciliation/difference.js'
import { hundredths } from '../../live/write/dealColumns.js'
import type { AccountSnapshot, PlatformFailure, PlatformSession } from '../../platforms/types.js'
import type { Ours } from './readOurs.js'

export type Found = { readonly ours: Ours; readonly differences: readonly Difference[] }

export type Look =
  | { readonly ok: true; readonly found: readonly Found[] }
  | { readonly ok: false; readonly failure: PlatformFailure }

/**
 * Holds a page of accounts against the platform's books, as they are now.
 *
 * @param dealsSince UTC milliseconds
 */
export async function lookAt(
  session: PlatformSession,
  page: readonly Ours[],
  dealsSince: number,
): Promise<Look> {
  const theirs = await snapshotsOf(session, page)
  if (!theirs.ok) return theirs
  const found: Found[] = []
  for (const ours of page) {
    const snapshot = theirs.byLogin.get(ours.login) ?? null
    const their = snapshot ? await theirAccount(session, { ours, snapshot, dealsSince }) : null
    if (their && !their.ok) return their
    found.push({ ours, differences: compareAccounts(ours, their?.account ?? null) })
  }
  return { ok: true, found }
}

async function snapshotsOf(session: PlatformSession, page: readonly Ours[]) {
  const byLogin = new Map<string, AccountSnapshot>()
  const { maxBatch } = session.capabilities
  for (let from = 0; from < page.length; from += maxBatch) {
    const logins = page.slice(from, from + maxBatch).map(({ login }) => login)
    const answer = await session.snapshots(logins)
    if (!answer.ok) return { ok: false, failure: answer } as const
    for (const snapshot of answer.snapshots) byLogin.set(snapshot.login, snapshot)
  }
  return { ok: true, byLogin } as const
}

type Asked = {
  readonly ours: Ours
  readonly snapshot: AccountSnapshot
  readonly dealsSince: number
}

type Theirs =
  | { readonly ok: true; readonly account: TheirAccount }
  | { readonly ok: false; readonly failure: PlatformFailure }

async function theirAccount(
  session: PlatformSession,
  { ours, snapshot, dealsSince }: Asked,
): Promise<Theirs> {
  const { balance, equity, openPositions, mode } = snapshot
  const account = { balance, equity, openPositions, mode }
  if (ours.deals === null) return { ok: true, account: { ...account, deals: null } }
  const answer = await session.deals(ours.login, dealsSince)
  if (!answer.ok) return { ok: false, failure: answer }
  const deals = answer.deals
    .filter(({ kind, at }) => kind === 'trade' && at >= dealsSince)
    .map(({ id, profit, lots }) => ({
      id,
      profit,
      lots: lots === undefined ? null : hundredths(lots),
    }))
  return { ok: true, account: { ...account, deals } }
}
