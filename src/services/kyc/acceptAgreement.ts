import { fundReady } from '../journey/fundReady.js'
import { links } from '../journey/links.js'
import { audit } from '../records/audit.js'
import { emit, happened } from '../records/emit.js'
import { insertNewRows } from '../records/insertRows.js'
import type { Work } from '../work.js'
import { agreementSql } from './sql.js'

type Agreement = { id: string; title: string; version: string; hash: string; is_current: boolean }

type Acceptance = {
  readonly trader: { readonly id: string; readonly email: string }
  readonly agreementId: string
  /** The name as the trader typed it. */
  readonly fullName: string
  /** Hash of the words that were shown: accepting other words than ours is refused. */
  readonly textHash: string
  readonly address: string
  readonly userAgent: string
}

export type AcceptResult =
  | { readonly ok: true; readonly already: boolean }
  | {
      readonly ok: false
      readonly code: 'unknown' | 'outdated' | 'otherWords'
      readonly message: string
    }

/** Records that a trader accepted an agreement; a second acceptance changes nothing. */
export async function acceptAgreement(work: Work, input: Acceptance): Promise<AcceptResult> {
  const { rows } = await work.tx.query<Agreement>(agreementSql, [input.agreementId])
  const [agreement] = rows
  if (!agreement) return { ok: false, code: 'unknown', message: 'agreement: there is no such one' }
  if (!agreement.is_current) {
    return { ok: false, code: 'outdated', message: 'agreement: a newer version is asked for now' }
  }
  if (agreement.hash !== input.textHash) {
    return {
      ok: false,
      code: 'otherWords',
      message: 'textHash: expected the hash of the shown text',
    }
  }
  const added = await insertNewRows(work, 'agreementAcceptances', [
    {
      trader_id: input.trader.id,
      agreement_id: agreement.id,
      text_hash: agreement.hash,
      full_name: input.fullName,
      accepted_at: work.now.toISOString(),
      address: input.address,
      user_agent: input.userAgent.slice(0, 400),
    },
  ])
  if (added.length === 0) return { ok: true, already: true }
  await tellAccepted(work, input.trader, agreement)
  await fundReady(work, [input.trader.id])
  return { ok: true, already: false }
}

async function tellAccepted(work: Work, trader: Acceptance['trader'], agreement: Agreement) {
  await audit(work, [
    {
      event: 'agreement.accepted',
      subjectType: 'trader',
      subjectId: trader.id,
      data: { agreement: agreement.id, version: Number(agreement.version), hash: agreement.hash },
    },
  ])
  await emit(work, [
    happened('agreement.accepted', {
      subjectType: 'trader',
      subjectId: trader.id,
      occasion: agreement.id,
      trader,
      variables: {
        agreementName: agreement.title,
        agreementVersion: String(agreement.version),
        acceptedAt: work.now.toISOString(),
        agreementLink: links(work).portal(`agreements/${agreement.id}`),
      },
    }),
  ])
}
