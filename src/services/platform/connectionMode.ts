import { audit } from '../records/audit.js'
import type { Work } from '../work.js'
import { firmSettings } from '../firmSettings.js'

type Row = { mode: string; mode_requested_by: string | null }

export type ModeResult =
  | { readonly ok: true; readonly mode: string; readonly waitsForSecondPerson: boolean }
  | { readonly ok: false; readonly code: 'unknown' | 'samePerson'; readonly message: string }

/**
 * Switches a connection between `observe` and `act`. Back to `observe` takes one person; to `act`
 * the first one asks and a second one confirms, unless the firm is of one.
 */
export async function setConnectionMode(
  work: Work,
  { id, mode }: { id: string; mode: 'observe' | 'act' },
): Promise<ModeResult> {
  const { rows } = await work.tx.query<Row>(
    'select mode, mode_requested_by from pf_platform_connections where id = $1 for update',
    [id],
  )
  const [row] = rows
  if (!row) return { ok: false, code: 'unknown', message: 'There is no such connection.' }
  if (row.mode === mode) return { ok: true, mode, waitsForSecondPerson: false }
  const alone = mode === 'observe' || (await firmSettings(work.tx)).firm_of_one
  if (!alone && row.mode_requested_by === null) {
    await work.tx.query('update pf_platform_connections set mode_requested_by = $2 where id = $1', [
      id,
      work.actor.id,
    ])
    await tell(work, id, 'connection.actRequested')
    return { ok: true, mode: row.mode, waitsForSecondPerson: true }
  }
  if (!alone && row.mode_requested_by === work.actor.id) {
    return { ok: false, code: 'samePerson', message: 'You asked for it; a second person confirms.' }
  }
  await work.tx.query('select prop_firm.set_mode($1, $2, $3)', [id, row.mode, mode])
  await tell(work, id, `connection.${mode}`)
  return { ok: true, mode, waitsForSecondPerson: false }
}

const tell = (work: Work, id: string, event: string) =>
  audit(work, [{ event, subjectType: 'connection', subjectId: id }])
