import type { Queryable } from '../../../../src/database/queryable.js'

/** How many rows there are of everything that a move may cause. */
export async function trail(q: Queryable): Promise<Readonly<Record<string, number>>> {
  const { rows } = await q.query<Record<string, number>>(`
    select (select count(*)::int from pf_audit_entries) audit,
      (select count(*)::int from pf_outbox_events) events,
      (select count(*)::int from pf_email_messages) messages,
      (select count(*)::int from pf_platform_commands) commands,
      (select count(*)::int from pf_holds) holds,
      (select count(*)::int from pf_journal_lines) journal,
      (select count(*)::int from live.input) inputs`)
  return rows[0] ?? {}
}

export async function statusOf(q: Queryable, table: string, id: string): Promise<string> {
  const { rows } = await q.query<{ status: string }>(`select status from ${table} where id = $1`, [
    id,
  ])
  return rows[0]?.status ?? 'gone'
}

/** Puts a record into a status without a trace, through the door that the guard watches. */
export async function force(
  q: Queryable,
  { table, id, status }: { table: string; id: string; status: string },
): Promise<void> {
  const from = await statusOf(q, table, id)
  if (from !== status) {
    await q.query('select prop_firm.move($1, array[$2]::uuid[], $3, $4)', [table, id, from, status])
  }
}

/** The audit entries of one record with this event. */
export async function entriesOf(q: Queryable, id: string, event: string) {
  const { rows } = await q.query<{ from: string | null; to: string | null; reason: string | null }>(
    'select "from", "to", reason from pf_audit_entries where subject_id = $1 and event = $2',
    [id, event],
  )
  return rows
}
