import { v7 as uuidv7 } from 'uuid'
import { audit } from '../records/audit.js'
import { insertNewRows } from '../records/insertRows.js'
import { transition } from '../transition/transition.js'
import type { Work } from '../work.js'
import { appealableOf, type Appealable } from './appealable.js'
import { lockRulingCaseSql, ownAppealSql } from './sql.js'
import { tellOpened } from './tellAppeals.js'

type Opening = { readonly rulingId: string; readonly traderId: string; readonly text: string }

export type Opened =
  | { readonly ok: true; readonly id: string }
  | Pick<Extract<Appealable, { ok: false }>, 'ok' | 'code' | 'message'>

/** Takes a trader's objection to a ruling; the ruling stands until somebody decides. */
export async function openAppeal(
  work: Work,
  { rulingId, traderId, text }: Opening,
): Promise<Opened> {
  await work.tx.query(lockRulingCaseSql, [rulingId, traderId])
  const found = await appealableOf(work, { rulingId, traderId })
  if (!found.ok) return found
  const { ruling, until } = found
  const id = uuidv7()
  const [written] = await insertNewRows(work, 'appeals', [
    {
      id,
      status: 'open',
      ruling_id: ruling.ruling_id,
      violation_id: ruling.violation_id,
      account_id: ruling.account_id,
      trader_id: ruling.trader_id,
      trader_name: ruling.trader_name,
      login: ruling.login,
      rule: ruling.rule,
      text,
      deadline: until.toISOString(),
    },
  ])
  if (!written) {
    return { ok: false, code: 'alreadyAppealed', message: 'This ruling was appealed already.' }
  }
  await audit(work, [
    {
      event: 'appeal.opened',
      subjectType: 'appeal',
      subjectId: id,
      to: 'open',
      data: { ruling: ruling.ruling_id, violation: ruling.violation_id, rule: ruling.rule },
    },
  ])
  await tellOpened(work, id)
  return { ok: true, id }
}

/** Takes an own appeal back while nobody has decided it. */
export async function withdrawAppeal(
  work: Work,
  { appealId, traderId }: { readonly appealId: string; readonly traderId: string },
) {
  const { rows } = await work.tx.query(ownAppealSql, [appealId, traderId])
  if (rows.length === 0) {
    return { ok: false, code: 'unknown', message: 'There is no such appeal.' } as const
  }
  const { refused } = await transition(work, {
    lifecycle: 'appeal',
    ids: [appealId],
    event: 'withdraw',
  })
  const [first] = refused
  if (first) return { ok: false, code: first.code, message: first.message } as const
  return { ok: true } as const
}
