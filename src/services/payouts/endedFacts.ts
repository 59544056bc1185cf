import { afterEnd } from '../../domain/payouts/afterEnd.js'
import type { EndedFacts } from '../../domain/payouts/endedFacts.js'
import type { EarlierPayout, PayoutRow } from './payoutRow.js'

const endings: ReadonlySet<string> = new Set(['breached', 'expired'])

/** How an account ended and what it may claim; nothing for one that runs or was closed otherwise. */
export function endedFacts(
  row: PayoutRow,
  payouts: readonly EarlierPayout[],
): { readonly ended?: EndedFacts } {
  if (!endings.has(row.status)) return {}
  const found = row.endings ?? []
  const rules = row.terms.phases.find(({ key }) => key === row.phase)?.rules ?? []
  const named = found.map(({ kind, rule }) => ({
    kind,
    rule: rules.find(({ key }) => key === rule)?.rule ?? rule,
  }))
  const claims = payouts.filter(({ isClaim, status }) => isClaim && status !== 'cancelled')
  return {
    ended: {
      at: found[0]?.at ?? 0,
      isEnded: found.length > 0,
      after: row.phase === 'funded' ? afterEnd(row.terms.payout, named) : null,
      isSettled: row.settled_balance !== null,
      claims: claims.length,
    },
  }
}
