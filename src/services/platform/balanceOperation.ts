import { z } from 'zod'
import { minor, type Minor } from '../../domain/money/minor.js'
import type { Deal, PlatformSession, WriteContext } from '../../platforms/types.js'
import type { Command, Outcome } from './types.js'

const input = z.object({ amount: z.int().transform(minor), comment: z.string() })

const hourMs = 3_600_000
const weekMs = 7 * 24 * hourMs

/**
 * Moves money on or off an account. A second try looks first whether the earlier one did it: its
 * answer may have been lost.
 */
export async function adjustBalance(
  session: PlatformSession,
  command: Command,
  context: WriteContext,
): Promise<Outcome> {
  const before = command.attempts > 1 ? await findOperation(session, command) : null
  if (before) return before.ok ? before : { ...before, code: 'outcomeUnknown' }
  const asked = { login: command.login ?? '', ...input.parse(command.input) }
  const made = await session.adjustBalance(asked, context)
  if (!made.ok) return made
  return timed(session, { ...asked, ...made, since: made.snapshot.at - hourMs })
}

/** The operation of a command whose answer was lost; null when it was not carried out. */
export async function findOperation(
  session: PlatformSession,
  command: Command,
): Promise<Outcome | null> {
  const asked = { login: command.login ?? '', ...input.parse(command.input) }
  const found = await session.findOperation(asked.login, command.idempotency_key)
  if (!found.ok) return found
  if (found.ticket === null) return null
  const read = await session.snapshots([asked.login])
  if (!read.ok) return read
  const [snapshot] = read.snapshots
  if (!snapshot) return { ok: false, code: 'notFound', message: 'no such login', retryable: false }
  return timed(session, { ...asked, ticket: found.ticket, snapshot, since: snapshot.at - weekMs })
}

type Operation = {
  readonly login: string
  readonly amount: Minor
  readonly comment: string
  readonly ticket: string
  readonly snapshot: Extract<Outcome, { ok: true }>['snapshot'] & object
  readonly since: number
}

/**
 * An operation with the time at which the platform carried it out. What was read back afterwards is
 * later: equity that came in between shows the operation already, and must not be moved again.
 */
async function timed(session: PlatformSession, operation: Operation): Promise<Outcome> {
  const { login, ticket, snapshot, since } = operation
  const read = await session.deals(login, since)
  if (!read.ok) return { ...read, code: 'outcomeUnknown', retryable: true }
  const deal = read.deals.find((each) => isOf(each, operation))
  return { ok: true, ticket, snapshot, operatedAt: deal?.at ?? snapshot.at }
}

const isOf = ({ id, kind, profit, comment }: Deal, operation: Operation): boolean =>
  kind === 'balance' &&
  (id === operation.ticket || (comment === operation.comment && profit === operation.amount))
