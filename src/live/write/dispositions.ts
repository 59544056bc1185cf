import type { AccountVerdict, Disposition } from '../ports.js'

/** Accounts that are followed no longer after what was decided. A soft verdict ends nothing. */
export function endedAccounts(
  verdicts: readonly AccountVerdict[],
  dispositions: ReadonlyMap<string, Disposition>,
): ReadonlySet<string> {
  const terminal = verdicts.filter(({ verdict }) => verdict.kind !== 'soft')
  const confirmed = terminal
    .map(({ accountId }) => accountId)
    .filter((accountId) => dispositions.get(accountId) === 'confirmed')
  const ignored = [...dispositions].flatMap(([id, each]) => (each === 'ignored' ? [id] : []))
  return new Set([...confirmed, ...ignored])
}
