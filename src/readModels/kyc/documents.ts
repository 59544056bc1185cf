import type { Queryable } from '../../database/queryable.js'

export type CaseDocument = {
  readonly id: string
  readonly kind: string
  readonly filename: string
  readonly mimeType: string
  readonly sentAt: Date
}

const documentsSql = `
  select id, kind, filename, mime_type "mimeType", created_at "sentAt"
  from pf_kyc_documents where kyc_case_id = $1 order by id`

/** The documents of a KYC case, oldest first. */
export async function documentsOfCase(q: Queryable, caseId: string): Promise<CaseDocument[]> {
  return (await q.query<CaseDocument>(documentsSql, [caseId])).rows
}
