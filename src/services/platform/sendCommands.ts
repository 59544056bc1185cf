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
const claimMax = 1_000
/** Requests under way at once, for all connections of this process. */
const parallelMax = 64
/** Answers are stored while the next requests are under way, in groups of at least so many. */
const storedAtLeast = 50

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
  await carryOutAll(sender, commands)
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
      return { command, outcome: found ? stillUnknown(found) : notDone }
    }),
  )
  await withPool(sender, (work) => applyOutcomes(work, done, 'unknown'))
  return commands.length
}

/** A platform that could not be asked has not said that nothing was done. */
const stillUnknown = (found: Outcome): Outcome =>
  found.ok || found.code === 'notFound' ? found : { ...found, code: 'outcomeUnknown' }

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

/** Asks and stores at the same time: nobody waits for trading off because an answer is being written. */
async function carryOutAll(sender: Sender, commands: readonly Command[]): Promise<void> {
  const waiting = [...commands]
  let answers: Done[] = []
  let storing: Promise<void> = Promise.resolve()
  const problems: unknown[] = []
  // A group that could not be stored is read back later; those after it are stored all the same.
  const store = () => {
    const group = answers
    answers = []
    storing = storing
      .then(() => withPool(sender, (work) => applyOutcomes(work, group, 'sent')))
      .catch((error: unknown) => void problems.push(error))
  }
  const run = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      answers.push(await attempt(sender, next))
      if (answers.length >= storedAtLeast) store()
    }
  }
  await Promise.all(Array.from({ length: parallelMax }, run))
  if (answers.length > 0) store()
  await storing
  if (problems.length > 0) throw problems[0]
}
