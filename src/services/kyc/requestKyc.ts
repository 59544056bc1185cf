import { links } from '../journey/links.js'
import { audit } from '../records/audit.js'
import { emit, happened } from '../records/emit.js'
import { insertNewRows } from '../records/insertRows.js'
import type { Work } from '../work.js'
import { casesSql, unprovenSql } from './sql.js'

export type KycCase = {
  readonly id: string
  readonly reference: string
  readonly trader_id: string
  readonly trader_email: string
  readonly status: string
}

/** Opens a case for each of these traders who has neither an open one nor a valid approval. */
export async function requestKyc(work: Work, traderIds: readonly string[]): Promise<void> {
  const { rows } = await work.tx.query<{ id: string; name: string }>(unprovenSql, [traderIds])
  const ids = await insertNewRows(
    work,
    'kycCases',
    rows.map(({ id, name }) => ({
      status: 'requested',
      trader_id: id,
      trader_name: name,
      required_documents: ['identity', 'address'],
    })),
  )
  await audit(
    work,
    ids.map((id) => ({
      event: 'kycCase.requested',
      subjectType: 'kycCase',
      subjectId: id,
      to: 'requested',
    })),
  )
  await tellRequested(work, ids)
}

export async function loadCases(work: Work, ids: readonly string[]): Promise<KycCase[]> {
  return (await work.tx.query<KycCase>(casesSql, [ids])).rows
}

/** The message that asks for documents; again when a case is opened again. */
export async function tellRequested(work: Work, ids: readonly string[]): Promise<void> {
  await emit(
    work,
    (await loadCases(work, ids)).map((each) =>
      happened('kyc.requested', {
        subjectType: 'kycCase',
        subjectId: each.id,
        occasion: String(work.now.getTime()),
        trader: { id: each.trader_id, email: each.trader_email },
        variables: { caseReference: each.reference, kycLink: links(work).portal('identity') },
      }),
    ),
  )
}
