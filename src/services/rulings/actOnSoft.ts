import type { SoftAction } from '../../domain/rules/types.js'
import { queueCommands } from '../platform/queueCommands.js'
import { setHolds, type HoldKind } from '../records/holds.js'
import type { Work } from '../work.js'
import type { Ruling } from './ruling.js'

/** What the account waits for until the next reset; null where its positions are closed at once. */
const holdOf: Readonly<Record<SoftAction, HoldKind | null>> = {
  closePositions: null,
  pauseUntilReset: 'paused',
  blockUntilReset: 'frozen',
}

/** The name of the holds that rules set and the next reset lifts; the clocks of a pause go on. */
export const ruleHold = (rule: string): string => `rule:${rule}`

/**
 * Carries out what soft verdicts ask for, and notes when it ends. One on doubtful figures is recorded
 * and nothing else: nobody's positions are closed on a wrong price.
 */
export async function actOnSoft(work: Work, rulings: readonly Ruling[]): Promise<void> {
  const sure = rulings.filter(({ verdict }) => verdict.action && verdict.doubts.length === 0)
  await closePositions(
    work,
    sure.filter(({ verdict }) => verdict.action === 'closePositions'),
  )
  for (const [kind, hold] of Object.entries(holdOf)) {
    if (hold === null) continue
    const own = sure.filter(({ verdict }) => verdict.action === kind)
    for (const occasion of new Set(own.map(occasionOf))) {
      const alike = own.filter((ruling) => occasionOf(ruling) === occasion)
      await holdUntilReset(work, hold, alike)
    }
  }
}

const closePositions = (work: Work, rulings: readonly Ruling[]) =>
  queueCommands(
    work,
    rulings.flatMap(({ id, account: { id: accountId, connection_id, login } }) =>
      connection_id
        ? [{ kind: 'closeAll', accountId, connectionId: connection_id, login, cause: `soft:${id}` }]
        : [],
    ),
  )

const occasionOf = (ruling: Ruling): string =>
  `${nextReset(ruling).getTime()} ${ruling.verdict.rule}`

async function holdUntilReset(work: Work, kind: HoldKind, alike: readonly Ruling[]) {
  const [first] = alike
  if (!first) return
  const ids = [...new Set(alike.map(({ account }) => account.id))]
  const reason = ruleHold(first.verdict.rule)
  await setHolds(work, { kind, subject: 'account', ids, reason, liftAt: nextReset(first) })
}

const nextReset = ({ evidence }: Ruling): Date =>
  new Date(evidence.stateAfter['core.dayEndsAt'] ?? 0)
