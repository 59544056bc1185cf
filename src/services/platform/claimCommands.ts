import { moveSql } from '../sql/records.js'
import { updateRows } from '../records/updateRows.js'
import type { Work } from '../work.js'
import { afterFailed } from './afterCommand.js'
import { claimSql, strandedSql, unknownSql } from './sql.js'
import type { Command, Outcome } from './types.js'

const table = 'pf_platform_commands'

const withheld: Outcome = {
  ok: false,
  code: 'unavailable',
  message: 'This connection only observes: nothing is sent to it.',
  retryable: false,
}

/**
 * Takes commands to send, so that no other sender has them. Those of connections that only observe
 * are noted as what would have been sent.
 */
export async function claimCommands(
  work: Work,
  options: { limit: number; connectionIds: readonly string[] | null },
): Promise<Command[]> {
  const found = await work.tx.query<Command>(claimSql, [
    work.now.toISOString(),
    options.limit,
    options.connectionIds,
  ])
  const commands = found.rows.map((row) => ({ ...row, attempts: Number(row.attempts) + 1 }))
  const acting = commands.filter(({ mode }) => mode === 'act')
  const observed = commands.filter(({ mode }) => mode !== 'act')
  await move(work, acting, ['queued', 'sent'])
  await move(work, observed, ['queued', 'withheld'])
  await afterFailed(
    work,
    observed.map((command) => ({ command, outcome: withheld })),
  )
  await updateRows(
    work,
    'platformCommands',
    acting.map(({ id, attempts }) => ({ id, attempts, sent_at: work.now.toISOString() })),
  )
  return acting
}

/** Commands whose sender ended before the answer came wait as unknown until they are read back. */
export async function strandCommands(work: Work, olderThanMs: number): Promise<number> {
  const before = new Date(work.now.getTime() - olderThanMs).toISOString()
  const { rows } = await work.tx.query<{ id: string }>(strandedSql, [before])
  await move(work, rows, ['sent', 'unknown'])
  return rows.length
}

/** Unknown commands that are due to be read back; due again in half a minute if the reader ends. */
export async function claimUnknown(work: Work): Promise<Command[]> {
  const { rows } = await work.tx.query<Command>(unknownSql, [work.now.toISOString()])
  const again = new Date(work.now.getTime() + 30_000).toISOString()
  await updateRows(
    work,
    'platformCommands',
    rows.map(({ id }) => ({ id, next_attempt_at: again })),
  )
  return rows.map((row) => ({ ...row, attempts: Number(row.attempts) }))
}

async function move(
  work: Work,
  commands: readonly { id: string }[],
  [from, to]: readonly [string, string],
): Promise<void> {
  if (commands.length === 0) return
  await work.tx.query(moveSql, [table, commands.map(({ id }) => id), from, to])
}
