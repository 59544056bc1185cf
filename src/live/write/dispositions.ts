import type { AccountVerdict, Disposition } from '../ports.js'

/** Accounts with a verdict that could end them. */
export const terminalAccounts = (verdicts: readonly AccountVerdict[]): ReadonlySet<string> =>
  new Set(
    verdicts.flatMap(({ accountId, verdict }) => (verdict.kind === 'soft' ? [] : [accountId])),
  )

/** Accounts that are followed no longer after what was decided. A soft verdict ends nothing. */
export function endedAccounts(
  verdicts: readonly AccountVerdict[],
  dispositions: ReadonlyMap<string, Disposition>,
): ReadonlySet<string> {
  const terminal = terminalAccounts(verdicts)
  const ended = [...dispositions].filter(
    ([accountId, each]) => each === 'ignored' || (each === 'confirmed' && terminal.has(accountId)),
  )
  return new Set(ended.map(([accountId]) => accountId))
}
