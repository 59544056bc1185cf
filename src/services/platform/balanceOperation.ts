import { z } from 'zod'
import { minor, subtract, type Minor } from '../../domain/money/minor.js'
import type { Deal, PlatformFailure, PlatformSession, WriteContext } from '../../platforms/types.js'
import type { Command, Outcome } from './types.js'

const money = z.int().transform(minor)

/** `target` instead of an amount: whatever it takes until the account shows that balance. */
const input = z.union([
  z.object({ amount: money, comment: z.string() }),
  z.object({ target: money, comment: z.string() }),
])

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
  const asked = await askedOf(session, command)
  if (!asked.ok) return asked.outcome
  const made = await session.adjustBalance(asked.operation, context)
  if (!made.ok) return made
  return timed(session, { ...asked.operation, ...made, since: made.snapshot.at - hourMs })
}

type Asked =
  | {
      readonly ok: true
      readonly operation: {
        readonly login: string
        readonly amount: Minor
        readonly comment: string
      }
    }
  | { readonly ok: false; readonly outcome: Outcome }

/** What is to be moved; nothing where the account shows the wanted balance already. */
async function askedOf(session: PlatformSession, command: Command): Promise<Asked> {
  const login = command.login ?? ''
  const given = input.parse(command.input)
  if ('amount' in given) return { ok: true, operation: { login, ...given } }
  const read = await session.snapshots([login])
  if (!read.ok) return { ok: false, outcome: read }
  const [snapshot] = read.snapshots
  if (!snapshot) return { ok: false, outcome: noSuchLogin }
  if (snapshot.openPositions > 0) return { ok: false, outcome: stillOpen }
  const amount = subtract(given.target, snapshot.balance)
  if (amount === 0) return { ok: false, outcome: { ok: true, snapshot, operatedAt: snapshot.at } }
  return { ok: true, operation: { login, amount, comment: given.comment } }
}

const noSuchLogin: PlatformFailure = {
  ok: false,
  code: 'notFound',
  message: 'no such login',
  retryable: false,
}

const stillOpen: PlatformFailure = {
  ok: false,
  code: 'conflict',
  message: 'positions are still open',
  retryable: true,
}

/** The operation of a command whose answer was lost; null when it was not carried out. */
export async function findOperation(
  session: PlatformSession,
  command: Command,
): Promise<Outcome | null> {
  const given = input.parse(command.input)
  const login = command.login ?? ''
  const found = await session.findOperation(login, command.idempotency_key)
  if (!found.ok) return found
  if (found.ticket === null) return null
  const read = await session.snapshots([login])
  if (!read.ok) return read
  const [snapshot] = read.snapshots
  if (!snapshot) return noSuchLogin
  const amount = 'amount' in given ? given.amount : null
  const { comment } = given
  const since = snapshot.at - weekMs
  return timed(session, { login, amount, comment, ticket: found.ticket, snapshot, since })
}

type Operation = {
  readonly login: string
  /** Null where only the ticket tells which it was. */
  readonly amount: Minor | null
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
