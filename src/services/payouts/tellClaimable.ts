import { links } from '../journey/links.js'
import { emit, happened, type EmitInput } from '../records/emit.js'
import type { Work } from '../work.js'
import { loadFacts, type LoadedFacts } from './loadFacts.js'
import { claimOf, offerOf } from './offerOf.js'
import { claimableSql } from './sql.js'

/**
 * Tells traders of ended accounts, once for each ending, what can still be asked for and until when.
 * Accounts whose final balance is not known, or whose trader was not told yet why they ended, are
 * left until they are.
 */
export async function tellClaimable(work: Work, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length === 0) return
  const { rows } = await work.tx.query<{ id: string }>(claimableSql, [accountIds])
  if (rows.length === 0) return
  const loaded = await loadFacts(
    work,
    rows.map(({ id }) => id),
  )
  await emit(
    work,
    [...loaded.values()].flatMap((each) => claimableEvent(work, each)),
  )
}

function claimableEvent(work: Work, { row, facts }: LoadedFacts): EmitInput[] {
  const claim = claimOf(facts)
  const { quote } = offerOf(facts)
  if (!facts.ended?.isSettled || !claim?.isOpen || claim.isClaimed || !quote.ok) return []
  return [
    happened('payout.claimable', {
      subjectType: 'account',
      subjectId: row.account_id,
      occasion: String(facts.ended.at),
      trader: { id: row.trader_id, email: row.trader_email },
      variables: {
        accountLogin: row.login ?? '',
        traderShare: { amount: quote.traderShare, currency: quote.currency },
        ...(claim.until === null ? {} : { claimUntil: claim.until }),
        claimLink: links(work).portal(`accounts/${row.account_id}`),
      },
    }),
  ]
}
