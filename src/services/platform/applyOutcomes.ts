import { moveSql } from '../sql/records.js'
import { updateRows } from '../records/updateRows.js'
import type { Work } from '../work.js'
import { afterVerified, afterFailed } from './afterCommand.js'
import type { Command, Done, Outcome } from './types.js'

/** After this many attempts to open an account or take a profit, a person has to look. */
const attemptsMax = 6

/**
 * An outage delays and decides nothing: trading stays to be switched off, and profit to be given
 * back, until the platform answers.
 */
const givesUp = ({ kind, input }: Command): boolean =>
  ['openAccount', 'changeGroup'].includes(kind) ||
  (kind === 'balance' && ['payout', 'scaling'].includes(String(input.purpose)))

/** 1 s, 2 s, 4 s … at most five minutes. */
const delayMs = (attempts: number) => Math.min(1000 * 2 ** (attempts - 1), 300_000)

type Ending = 'verified' | 'unknown' | 'queued' | 'failed'

type From = 'sent' | 'unknown'

function endingOf({ command, outcome }: Done, from: From): Ending {
  if (outcome.ok) return 'verified'
  if (outcome.code === 'outcomeUnknown') return 'unknown'
  // What is not found yet may still be under way: only an answer to the command itself ends it.
  const tries = from === 'unknown' || command.attempts < attemptsMax || !givesUp(command)
  return outcome.retryable && tries ? 'queued' : 'failed'
}

/**
 * Writes what the platforms answered and what follows from it, in one transaction: verified, to be
 * tried again, unknown, or failed for good.
 *
 * @param from the status the commands have now: `sent`, or `unknown` after reading back
 */
export async function applyOutcomes(work: Work, done: readonly Done[], from: From): Promise<void> {
  const verified: Done[] = []
  const failed: Done[] = []
  for (const ending of ['verified', 'unknown', 'queued', 'failed'] as const) {
    const group = done.filter((each) => endingOf(each, from) === ending)
    if (group.length === 0) continue
    const ids = group.map(({ command }) => command.id)
    const moved = new Set(
      from === ending
        ? ids
        : (
            await work.tx.query<{ id: string }>(moveSql, [
              'pf_platform_commands',
              ids,
              from,
              ending,
            ])
          ).rows.map(({ id }) => id),
    )
    const mine = group.filter(({ command }) => moved.has(command.id))
    await note(work, mine, ending)
    if (ending === 'verified') verified.push(...mine)
    if (ending === 'failed') failed.push(...mine)
  }
  await afterVerified(work, verified)
  await afterFailed(work, failed)
}

async function note(work: Work, group: readonly Done[], ending: Ending): Promise<void> {
  await updateRows(
    work,
    'platformCommands',
    group.map(({ command, outcome }) => ({
      id: command.id,
      problem: outcome.ok ? null : `${outcome.code}: ${outcome.message}`.slice(0, 500),
      result: resultOf(outcome),
      verified_at: ending === 'verified' ? work.now.toISOString() : null,
      next_attempt_at: new Date(work.now.getTime() + waitOf(command, outcome)).toISOString(),
    })),
  )
}

const waitOf = (command: Command, outcome: Outcome): number =>
  outcome.ok ? 0 : (outcome.retryAfterMs ?? delayMs(command.attempts))

/** What may be kept of an answer: never the password. */
function resultOf(outcome: Outcome): Record<string, unknown> | null {
  if (!outcome.ok) return null
  const { snapshot, opened, ticket, operatedAt } = outcome
  return {
    ...(ticket ? { ticket } : {}),
    ...(operatedAt ? { operatedAt } : {}),
    ...(opened ? { login: opened.login, server: opened.server } : {}),
    ...(snapshot
      ? {
          at: snapshot.at,
          balance: snapshot.balance,
          equity: snapshot.equity,
          openPositions: snapshot.openPositions,
          pendingOrders: snapshot.pendingOrders,
          mode: snapshot.mode,
        }
      : {}),
  }
}
