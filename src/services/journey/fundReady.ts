import type { Work } from '../work.js'
import { loadChallenges } from './loadAccounts.js'
import { openAccounts } from './openAccounts.js'
import { fundableSql } from './sql.js'

/** Opens funded accounts for these traders' challenges that wait for nothing any more. */
export async function fundReady(work: Work, traderIds: readonly string[]): Promise<void> {
  if (traderIds.length === 0) return
  const { rows } = await work.tx.query<{ id: string }>(fundableSql, [traderIds])
  await openAccounts(
    work,
    await loadChallenges(
      work,
      rows.map(({ id }) => id),
    ),
    'funded',
  )
}
