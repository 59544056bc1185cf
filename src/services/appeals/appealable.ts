import type { Work } from '../work.js'
import { firmSettings } from '../firmSettings.js'
import { appealableSql } from './sql.js'

export type RulingCase = {
  readonly ruling_id: string
  readonly reference: string
  readonly kind: string
  readonly rule: string
  readonly disposition: string
  readonly account_id: string
  readonly trader_id: string
  readonly trader_name: string
  readonly login: string
  readonly settled_at: Date | null
  readonly violation_id: string | null
  readonly violation_status: string | null
  readonly promised_until: Date | null
  readonly appeal_status: string | null
}

export type Appealable =
  | {
      readonly ok: true
      readonly ruling: RulingCase & { violation_id: string }
      readonly until: Date
    }
  | {
      readonly ok: false
      readonly code: 'unknown' | 'notAppealable' | 'notDecided' | 'alreadyAppealed' | 'tooLate'
      readonly message: string
      readonly until: Date | null
    }

const dayMs = 24 * 60 * 60 * 1000

/** Whether this trader may appeal the ruling now, until when, and else why not. */
export async function appealableOf(
  work: Pick<Work, 'tx' | 'now'>,
  { rulingId, traderId }: { readonly rulingId: string; readonly traderId: string },
): Promise<Appealable> {
  const found = await work.tx.query<RulingCase>(appealableSql, [rulingId, traderId])
  const [ruling] = found.rows
  if (!ruling) return refuse('unknown', 'There is no such ruling.')
  const { violation_id } = ruling
  if (violation_id === null || ruling.kind === 'pass' || ruling.kind === 'soft') {
    return refuse('notAppealable', 'This ruling broke no rule that ended an account; write to us.')
  }
  if (ruling.violation_status === 'suspected') {
    return refuse('notDecided', 'Nothing is decided yet: somebody looks into it.')
  }
  const { appeal_days } = await firmSettings(work.tx)
  // The deadline that the trader was told holds, whatever the setting says by now.
  const until =
    ruling.promised_until ??
    new Date((ruling.settled_at ?? work.now).getTime() + appeal_days * dayMs)
  if (ruling.appeal_status !== null) {
    const message = 'This ruling was appealed already; one appeal is looked at and decided.'
    return refuse('alreadyAppealed', message, until)
  }
  if (ruling.violation_status !== 'confirmed') {
    return refuse('notAppealable', 'This ruling does not stand any more.', until)
  }
  if (work.now > until)
    return refuse('tooLate', `Appeals were accepted until ${until.toISOString()}.`, until)
  return { ok: true, ruling: { ...ruling, violation_id }, until }
}

const refuse = (
  code: Extract<Appealable, { ok: false }>['code'],
  message: string,
  until: Date | null = null,
): Appealable => ({ ok: false, code, message, until })
