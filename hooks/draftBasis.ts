import type { CollectionBeforeValidateHook, FieldHook } from 'payload'
import { transactionOf } from '../src/database/transactions.js'
import { sha256Of } from '../src/domain/rules/canonicalJson.js'
import { refusal } from './refusal.js'

/** Names the draft that a form was opened with, so that its save can be told apart from a late one. */
export const readDraftBasis: FieldHook = ({ data }) =>
  data?.draft === undefined || data.draft === null ? null : sha256Of(data.draft)

const draftSql = 'select draft from pf_programs where id = $1 for no key update'

/**
 * Refuses a draft that was written from another one than the one that is stored: somebody else saved
 * meanwhile. The row is locked first, so that of two who save at once the second is told.
 */
export const refuseLateDraft: CollectionBeforeValidateHook = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const basis: unknown = data?.draftBasis
  if (operation !== 'update' || !originalDoc || typeof basis !== 'string') return data
  const tx = await transactionOf(req)
  const { rows } = await tx.query<{ draft: unknown }>(draftSql, [originalDoc.id])
  const [row] = rows
  if (row && sha256Of(row.draft) !== basis) {
    throw refusal(
      'draft: somebody else saved these terms after you opened them. Copy what you changed, reload the page and change it there.',
      409,
    )
  }
  return data
}
