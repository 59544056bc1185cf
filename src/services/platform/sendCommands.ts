import type { Pool } from 'pg'
import type { Firm } from '../../firm.js'
import { withPool } from '../withWork.js'
import { applyOutcomes } from './applyOutcomes.js'
import { carryOut, readBack } from './carryOut.js'
import { claimCommands, claimUnknown, strandCommands } from './claimCommands.js'
import type { Sessions } from './sessions.js'
import type { Command, Done, Outcome } from './types.js'

export type Sender = { readonly firm: Firm; readonly pool: Pool; readonly sessions: Sessions }

/** Claimed at once; each is one or two requests to a platform. */
const claimMax = 400
/** Requests under way at once, for all connections of this process. */
const parallelMax = 48
/** Outcomes are stored in groups, so that a crash in the middle loses few answers. */
const groupMax = 100

/**
 * Sends queued commands and stores what came of them. Requests happen between two transactions,
 * never inside one.
 *
 * @returns how many commands were sent
 */
export async function sendCommands(
  sender: Sender,
  options: { connectionIds?: readonly string[]; limit?: number } = {},
): Promise<number> {
  const limit = options.limit ?? claimMax
  const connectionIds = options.connectionIds ?? null
  const commands = await withPool(sender, (work) => claimCommands(work, { limit, connectionIds }))
  await inGroups(commands, async (group) => {
    const done = await Promise.all(group.map((command) => attempt(sender, command)))
    await withPool(sender, (work) => applyOutcomes(work, done, 'sent'))
  })
  return commands.length
}

/** Reads back what became of commands whose answer was lost, and sends again what was not done. */
export async function resolveUnknown(sender: Sender, strandedMs = 30_000): Promise<number> {
  const commands = await withPool(sender, async (work) => {
    await strandCommands(work, strandedMs)
    return claimUnknown(work)
  })
  const done = await Promise.all(
    commands.map(async (command): Promise<Done> => {
      const found = await safely(sender, command, readBack)
      return { command, outcome: found ?? notDone }
    }),
  )
  await withPool(sender, (work) => applyOutcomes(work, done, 'unknown'))
  return commands.length
}

const notDone: Outcome = {
  ok: false,
  code: 'unavailable',
  message: 'it was not carried out, so it is sent again',
  retryable: true,
}

const attempt = async (sender: Sender, command: Command): Promise<Done> => ({
  command,
  outcome: (await safely(sender, command, carryOut)) ?? notDone,
})

type Attempt = (
  session: Awaited<ReturnType<Sessions['get']>>,
  command: Command,
) => Promise<Outcome | null>

/** A link that cannot be made sent nothing; a connector that throws may have. Both are answers. */
async function safely(sender: Sender, command: Command, run: Attempt): Promise<Outcome | null> {
  let session: Awaited<ReturnType<Sessions['get']>>
  try {
    session = await sender.sessions.get(command.connection_id)
  } catch (error) {
    return { ok: false, code: 'unavailable', message: textOf(error), retryable: true }
  }
  try {
    return await run(session, command)
  } catch (error) {
    return { ok: false, code: 'outcomeUnknown', message: textOf(error), retryable: true }
  }
}

const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** At most `parallelMax` at once; each group is stored as soon as it is answered. */
async function inGroups(
  commands: readonly Command[],
  run: (group: readonly Command[]) => Promise<void>,
): Promise<void> {
  const size = Math.min(parallelMax, groupMax)
  for (let start = 0; start < commands.length; start += size) {
    await run(commands.slice(start, start + size))
  }
}
