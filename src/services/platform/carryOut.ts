import { z } from 'zod'
import { isCurrency, type Currency } from '../../domain/money/currency.js'
import { minor } from '../../domain/money/minor.js'
import type { PlatformSession, WriteContext } from '../../platforms/types.js'
import { adjustBalance, findOperation } from './balanceOperation.js'
import type { Command, Outcome } from './types.js'

const openInput = z.object({
  group: z.string(),
  currency: z
    .string()
    .refine(isCurrency)
    .transform((code) => code as Currency),
  leverage: z.number(),
  balance: z.number().transform(minor),
  name: z.string(),
  comment: z.string(),
})

/** Tells the platform; every write carries the command's own key, so that a repeat changes nothing. */
export async function carryOut(session: PlatformSession, command: Command): Promise<Outcome> {
  const context: WriteContext = { idempotencyKey: command.idempotency_key }
  const login = command.login ?? ''
  switch (command.kind) {
    case 'openAccount': {
      const before = command.attempts > 1 ? await findOpened(session, command) : null
      if (before) return before
      const opened = await session.openAccount(openInput.parse(command.input), context)
      return opened.ok ? { ok: true, opened } : opened
    }
    case 'disable':
      return session.disable(login, context)
    case 'enable':
      return session.enable(login, context)
    case 'restrict':
      return session.restrict ? session.restrict(login, context) : notOffered
    case 'closeAll':
      return session.closeAll(login, context)
    case 'balance':
      return adjustBalance(session, command, context)
    case 'changeGroup':
      return session.changeGroup
        ? session.changeGroup(login, groupInput.parse(command.input).group, context)
        : noGroups
  }
}

const groupInput = z.object({ group: z.string() })

const noGroups: Outcome = {
  ok: false,
  code: 'validation',
  message: 'the platform cannot move an account to another group',
  retryable: false,
}

const notOffered: Outcome = {
  ok: false,
  code: 'validation',
  message: 'the platform cannot restrict an account to closing',
  retryable: false,
}

/**
 * What became of a command whose answer was lost. `null`: it was not carried out, so it may be sent
 * again.
 */
export async function readBack(
  session: PlatformSession,
  command: Command,
): Promise<Outcome | null> {
  if (command.kind === 'openAccount') return findOpened(session, command)
  if (command.kind === 'balance') return findOperation(session, command)
  // Nothing tells an account's group: the same change again changes nothing.
  if (command.kind === 'changeGroup') return null
  const read = await session.snapshots([command.login ?? ''])
  if (!read.ok) return read
  const [snapshot] = read.snapshots
  if (!snapshot) return { ok: false, code: 'notFound', message: 'no such login', retryable: false }
  return isDone(command, snapshot) ? { ok: true, snapshot } : null
}

type Snapshot = { openPositions: number; pendingOrders: number; mode: string }

function isDone({ kind }: Command, { openPositions, pendingOrders, mode }: Snapshot): boolean {
  const isFlat = openPositions === 0 && pendingOrders === 0
  if (kind === 'disable') return isFlat && mode === 'noTrading'
  if (kind === 'restrict') return mode === 'closeOnly'
  return kind === 'enable' ? mode === 'full' : isFlat
}

/** The password of a lost answer is gone, so the account found gets a new one. */
async function findOpened(session: PlatformSession, command: Command): Promise<Outcome | null> {
  const found = await session.findByComment(command.account_id)
  if (!found.ok) return found
  if (found.login === null) return null
  const context = { idempotencyKey: `${command.idempotency_key}:password` }
  const reset = await session.resetPassword(found.login, context)
  if (!reset.ok) return reset
  return {
    ok: true,
    opened: { login: found.login, password: reset.password, server: command.connection_name },
  }
}
