import type { SoftAction } from '../../domain/rules/types.js'
import { queueCommands, type CommandKind } from '../platform/queueCommands.js'
import { setHolds, type HoldKind } from '../records/holds.js'
import type { Work } from '../work.js'
import type { Ruling } from './ruling.js'

/** What a soft verdict asks for: told to the platform at once, and what the account waits for. */
const actions: Readonly<
  Record<SoftAction, { readonly command: CommandKind; readonly hold: HoldKind | null }>
> = {
  closePositions: { command: 'closeAll', hold: null },
  pauseUntilReset: { command: 'disable', hold: 'paused' },
  blockUntilReset: { command: 'restrict', hold: 'frozen' },
}

/** The name of the holds that rules set and the next reset lifts. */
export const ruleHold = (rule: string): string => `rule:${rule}`

/**
 * Carries out what soft verdicts ask for, and notes when it ends. One on doubtful figures is recorded
 * and nothing else: nobody's positions are closed on a wrong price.
 */
export async function actOnSoft(work: Work, rulings: readonly Ruling[]): Promise<void> {
  for (const [name, { command, hold }] of Object.entries(actions)) {
    const own = rulings.filter(
      ({ verdict }) => verdict.action === name && verdict.doubts.length === 0,
    )
    if (own.length === 0) continue
    await queueCommands(
      work,
      own.flatMap(({ id, account }) =>
        account.connection_id && offers(work, account.platform, command)
          ? [
              {
                kind: command,
                accountId: account.id,
                connectionId: account.connection_id,
                login: account.login,
                cause: `soft:${id}`,
              },
            ]
          : [],
      ),
    )
    if (hold === null) continue
    for (const ruling of own) {
      await setHolds(work, {
        kind: hold,
        subject: 'account',
        ids: [ruling.account.id],
        reason: ruleHold(ruling.verdict.rule),
        liftAt: nextReset(ruling),
      })
    }
  }
}

/** A platform that cannot restrict an account is not asked to: the hold says what stands. */
const offers = ({ firm }: Work, platform: string | null, command: CommandKind): boolean =>
  command !== 'restrict' || firm.platforms.get(platform ?? '')?.capabilities.restrict === true

const nextReset = ({ evidence }: Ruling): Date =>
  new Date(evidence.stateAfter['core.dayEndsAt'] ?? 0)
