import type { CollectionAfterChangeHook } from 'payload'
import { encryptField } from '../src/crypto/fieldCipher.js'
import { transactionOf } from '../src/database/transactions.js'
import { firmOf } from '../src/firm.js'
import { refusal } from './refusal.js'

/**
 * Credentials are typed into a field that is never stored; here they are checked against what the
 * platform needs and kept encrypted, bound to this record.
 */
export const sealCredentials: CollectionAfterChangeHook = async ({ doc, data, req }) => {
  const typed: unknown = data?.credentials
  if (typed === undefined || typed === null || typed === '') return doc
  const firm = firmOf(req.payload)
  const platform = firm.platforms.get(doc.platform)
  const parsed = platform?.credentials.safeParse(typed)
  if (!parsed?.success) {
    const issue = parsed?.error.issues[0]
    throw refusal(
      `credentials${issue ? `.${issue.path.join('.')}: ${issue.message}` : ': unknown platform'}`,
      400,
    )
  }
  const place = { collection: 'platform-connections', record: String(doc.id), field: 'credentials' }
  const sealed = encryptField(firm.keyRing, place, JSON.stringify(parsed.data))
  const tx = await transactionOf(req)
  await tx.query('update pf_platform_connections set sealed_credentials = $1 where id = $2', [
    sealed,
    doc.id,
  ])
  const { credentials: _, ...rest } = doc
  return rest
}
