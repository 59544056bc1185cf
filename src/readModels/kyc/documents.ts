import type { Queryable } from '../../database/queryable.js'

/** The very same file, sent by another trader for a case of theirs. */
export type SameDocument = {
  readonly kind: string
  readonly traderId: string
  readonly traderName: string
  readonly traderReference: string
  readonly caseId: string
  readonly caseReference: string
}

export type CaseDocument = {
  readonly id: string
  readonly kind: string
  readonly filename: string
  readonly mimeType: string
  readonly sentAt: Date
  /** Oldest first, at most twenty. */
  readonly sameAs: readonly SameDocument[]
}

const documentsSql = `
  select document.id, document.kind, document.filename, document.mime_type "mimeType",
    document.created_at "sentAt", coalesce(same.list, '[]') "sameAs"
  from pf_kyc_documents document
  left join lateral (
    select jsonb_agg(jsonb_build_object('kind', other.kind,
      'traderId', other.trader_id, 'traderName', trader.name,
      'traderReference', trader.reference, 'caseId', kyc.id, 'caseReference', kyc.reference)
      order by other.id) list
    from (select * from pf_kyc_documents sent where sent.sha256 = document.sha256
      and sent.trader_id <> document.trader_id order by sent.id limit 20) other
    join pf_traders trader on trader.id = other.trader_id
    join pf_kyc_cases kyc on kyc.id = other.kyc_case_id) same on true
  where document.kyc_case_id = $1 order by document.id`

/** The documents of a KYC case, oldest first. */
export async function documentsOfCase(q: Queryable, caseId: string): Promise<CaseDocument[]> {
  return (await q.query<CaseDocument>(documentsSql, [caseId])).rows
}
