import { v7 as uuidv7 } from 'uuid'
import type { Verdict } from '../../domain/rules/types.js'
import type { AccountVerdict, Disposition } from '../../live/ports.js'
import { audit } from '../records/audit.js'
import { setHolds } from '../records/holds.js'
import { insertRows } from '../records/insertRows.js'
import { lockAbove } from '../transition/lockAbove.js'
import { transition } from '../transition/transition.js'
import type { Work } from '../work.js'
import { actOnSoft } from './actOnSoft.js'
import { rulingEvents } from './rulingEvents.js'
import type { RuledAccount, Ruling, UnsealedRuling } from './ruling.js'
import { sealRulings } from './sealRulings.js'
import { accountsForVerdictsSql, openCasesSql } from './sql.js'

type OpenCase = {
  id: string
  account_id: string
  rule: string
  status: string
  kind: string
  occasion: string | null
}

/** The engine's word that figures were explained after all, by a balance operation that was on its way. */
const cleared = 'suspicionCleared'

/** The event of the account that a confirmed verdict of this kind fires. */
const eventOf = { breach: 'breach', pass: 'pass', expiry: 'expire' } as const

/**
 * Turns verdicts into rulings, violations, status changes, platform commands and messages, all in
 * the transaction that stores the account's live state. A verdict that rests on doubt freezes the
 * account and waits for a person; a later clean one confirms it.
 *
 * @returns what became of each account's verdict
 */
export async function decide(
  work: Work,
  verdicts: readonly AccountVerdict[],
): Promise<ReadonlyMap<string, Disposition>> {
  const ids = [...new Set(verdicts.map(({ accountId }) => accountId))]
  await lockAbove(work, 'account', ids)
  const accounts = new Map(
    (await work.tx.query<RuledAccount>(accountsForVerdictsSql, [ids])).rows.map((row) => [
      row.id,
      row,
    ]),
  )
  const open = (await work.tx.query<OpenCase>(openCasesSql, [ids])).rows
  const dispositions = new Map<string, Disposition>()
  const unsealed: UnsealedRuling[] = []
  for (const each of verdicts.filter(({ verdict }) => verdict.code !== cleared)) {
    const account = accounts.get(each.accountId)
    const fate = fateOf(
      each,
      account,
      open.filter((o) => o.account_id === each.accountId),
    )
    if (fate !== 'recorded' && each.verdict.kind !== 'soft') dispositions.set(each.accountId, fate)
    if (!account || fate === 'ignored' || fate === 'repeated') continue
    unsealed.push({
      ...each,
      id: uuidv7(),
      violationId: needsCase(each.verdict, fate) ? uuidv7() : null,
      account,
      disposition: fate,
    })
  }
  const rulings = await sealRulings(work, unsealed)
  await store(work, rulings)
  await act(work, rulings)
  await confirmSuspicions(work, rulings, open)
  await dropSuspicions(work, verdicts, open)
  return dispositions
}

function fateOf(
  { verdict, held }: AccountVerdict,
  account: RuledAccount | undefined,
  open: readonly OpenCase[],
): Disposition | 'recorded' {
  if (!account || account.status !== 'active') return 'ignored'
  if (verdict.kind === 'soft') {
    const occasion = verdict.occasion?.toString() ?? null
    const known = open.some(
      (each) => each.kind === 'soft' && each.rule === verdict.rule && each.occasion === occasion,
    )
    return known ? 'repeated' : 'recorded'
  }
  if (verdict.doubts.length === 0 && !held) return 'confirmed'
  // A pass takes nothing from anybody: it waits until an observation beyond doubt shows it again.
  if (verdict.kind === 'pass') return 'repeated'
  const known = open.some(
    (each) =>
      each.status === 'suspected' && each.rule === verdict.rule && each.kind === verdict.kind,
  )
  return known ? 'repeated' : 'suspected'
}

/** Adverse rulings are cases that a person can overturn; an expiry only while it is in doubt. */
const needsCase = ({ kind }: Verdict, fate: UnsealedRuling['disposition']): boolean =>
  kind === 'breach' || kind === 'soft' || (kind === 'expiry' && fate === 'suspected')

async function store(work: Work, rulings: readonly Ruling[]): Promise<void> {
  await insertRows(
    work,
    'rulings',
    rulings.map(({ id, reference, account, verdict, disposition, evidence }) => ({
      id,
      reference,
      account_id: account.id,
      trader_id: account.trader_id,
      login: account.login,
      kind: verdict.kind,
      rule: verdict.rule,
      code: verdict.code,
      unit: verdict.unit,
      currency: account.currency,
      limit: verdict.limit,
      figure: verdict.figure,
      disposition,
      doubts: verdict.doubts,
      at: new Date(verdict.at).toISOString(),
      at_ms: verdict.at,
      occasion: verdict.occasion ?? null,
      evidence,
      evidence_hash: evidence.hash,
    })),
  )
  const cases = rulings.filter(({ violationId }) => violationId !== null)
  await insertRows(
    work,
    'violations',
    cases.map(({ id, violationId, account, verdict, disposition }) => ({
      id: violationId,
      status: disposition,
      ruling_id: id,
      account_id: account.id,
      trader_id: account.trader_id,
      trader_name: account.trader_name,
      login: account.login,
      rule: verdict.rule,
      at: new Date(verdict.at).toISOString(),
      first_decider: disposition === 'confirmed' ? work.actor.name : null,
    })),
  )
  await audit(
    work,
    cases.map(({ violationId, verdict, disposition, account }) => ({
      event: `violation.${disposition}`,
      subjectType: 'violation',
      subjectId: violationId ?? '',
      to: disposition,
      data: {
        account: account.id,
        rule: verdict.rule,
        limit: verdict.limit,
        figure: verdict.figure,
      },
    })),
  )
}

/** Confirmed verdicts end accounts; suspected ones freeze them. */
async function act(work: Work, rulings: readonly Ruling[]): Promise<void> {
  for (const kind of ['breach', 'expiry', 'pass'] as const) {
    const ending = rulings.filter((r) => r.disposition === 'confirmed' && r.verdict.kind === kind)
    await transition(work, {
      lifecycle: 'account',
      ids: ending.map(({ accountId }) => accountId),
      event: eventOf[kind],
      data: new Map(ending.map((ruling) => [ruling.accountId, auditData(ruling)])),
    })
  }
  const suspected = rulings.filter(({ disposition }) => disposition === 'suspected')
  const ids = suspected.map(({ accountId }) => accountId)
  await setHolds(work, { kind: 'frozen', subject: 'account', ids, reason: 'suspected' })
  await actOnSoft(
    work,
    rulings.filter(({ disposition }) => disposition === 'recorded'),
  )
  await rulingEvents(work, rulings)
}

const auditData = ({ id, verdict, evidence }: Ruling) => ({
  ruling: id,
  rule: verdict.rule,
  code: verdict.code,
  limit: verdict.limit,
  figure: verdict.figure,
  at: verdict.at,
  evidenceHash: evidence.hash,
})

/** A clean breach of the same rule answers the doubt about the earlier one. */
async function confirmSuspicions(
  work: Work,
  rulings: readonly Ruling[],
  open: readonly OpenCase[],
): Promise<void> {
  const confirmed = rulings.filter(
    (r) => r.disposition === 'confirmed' && r.verdict.kind === 'breach',
  )
  const answered = open.filter(
    (each) =>
      each.status === 'suspected' &&
      confirmed.some((r) => r.accountId === each.account_id && r.verdict.rule === each.rule),
  )
  await transition(work, {
    lifecycle: 'violation',
    ids: answered.map(({ id }) => id),
    event: 'confirm',
    reason: 'A later breach of the same rule was beyond doubt.',
    data: new Map(answered.map(({ id }) => [id, { bySystem: true }])),
  })
}

async function dropSuspicions(
  work: Work,
  verdicts: readonly AccountVerdict[],
  open: readonly OpenCase[],
): Promise<void> {
  const explained = verdicts.filter(({ verdict }) => verdict.code === cleared)
  const dropped = open.filter(
    (each) =>
      each.status === 'suspected' &&
      explained.some((e) => e.accountId === each.account_id && e.verdict.rule === each.rule),
  )
  await transition(work, {
    lifecycle: 'violation',
    ids: dropped.map(({ id }) => id),
    event: 'dismiss',
    reason: 'A balance operation that was on its way explains the figures.',
  })
}
