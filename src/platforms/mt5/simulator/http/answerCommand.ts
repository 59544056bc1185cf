import { commands } from '../commands/all.js'
import type { Fault } from '../faults.js'
import { retcodeText } from '../retcodes.js'
import type { Server } from '../server.js'
import type { Session } from '../session.js'
import { fail, type Answer } from './command.js'
import type { Asked } from './readRequest.js'

/** A command is carried out, or refused, on the connection that it came on. */
export function answerCommand(
  server: Server,
  session: Session,
  { asked, faults }: { asked: Asked; faults: readonly Fault[] },
): Answer {
  for (const { fault } of faults) {
    if (fault === 'rateLimit') return fail(12)
    if (fault === 'expire') server.sessions.forgetAll()
  }
  const command = commands.get(asked.command)
  if (!command) return session.manager === null ? fail(1000) : fail(12000)
  if (!command.open && session.manager === null) return fail(1000)
  if (command.needs && server.settings.missing.includes(command.needs)) return fail(8)
  const forced = faults.find(({ fault }) => fault === 'retcode')
  if (forced && !forced.carriedOut) return fail(forced.retcode)
  const { world, settings, facts } = server
  const answer = command.run({ asked, world, settings, session, server: facts })
  if (forced) return fail(forced.retcode)
  return changed(answer, faults)
}

function changed(answer: Answer, faults: readonly Fault[]): Answer {
  let { fields } = answer
  for (const { fault } of faults) {
    const rows = fields?.answer
    if (fault === 'duplicate' && Array.isArray(rows)) {
      fields = { ...fields, answer: rows.flatMap((row: unknown) => [row, row]) }
    }
    if (fault === 'reorder' && Array.isArray(rows))
      fields = { ...fields, answer: rows.toReversed() }
    if (fault === 'wrongIdentity') fields = { ...fields, cli_rand_answer: '0'.repeat(32) }
  }
  return fields ? { ...answer, fields } : answer
}

export function bodyOf({ retcode, fields }: Answer, isLowerCase: boolean): string {
  const body = { retcode: retcodeText(retcode), ...fields }
  return JSON.stringify(isLowerCase ? lowered(body) : body)
}

function lowered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name.toLowerCase(), lowered(inner)]),
  )
}
