import { v7 as uuidv7 } from 'uuid'
import type { Entry } from '../../domain/journal/entry.js'
import { insertNewRows, insertRows } from '../records/insertRows.js'
import type { Work } from '../work.js'

const knownSql = `select id from pf_journal_entries where id = any($1::uuid[])`

/**
 * Writes entries with their lines. An entry whose key is in the journal already is left out: the
 * same event is booked once. The database refuses an entry that does not balance when the
 * transaction commits.
 */
export async function bookJournal(work: Work, entries: readonly Entry[]): Promise<void> {
  const numbered = entries.map((entry) => ({ id: uuidv7(), entry }))
  await insertNewRows(
    work,
    'journalEntries',
    numbered.map(({ id, entry }) => ({
      id,
      kind: entry.kind,
      subject_type: entry.subject.type,
      subject_id: entry.subject.id,
      at: new Date(entry.at).toISOString(),
      idempotency_key: entry.key,
    })),
  )
  const ids = numbered.map(({ id }) => id)
  const written = new Set(
    (await work.tx.query<{ id: string }>(knownSql, [ids])).rows.map(({ id }) => id),
  )
  await insertRows(
    work,
    'journalLines',
    numbered
      .filter(({ id }) => written.has(id))
      .flatMap(({ id, entry }) => entry.lines.map((line) => ({ ...line, entry_id: id }))),
  )
}
