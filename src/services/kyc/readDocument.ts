import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { backendOf } from '../../documentBackend.js'
import { firmOf } from '../../firm.js'
import { documentStore } from '../../providers/documents/documentStore.js'
import { objectNameOf } from '../../providers/documents/objectName.js'
import { previewPicture, type Preview } from '../../providers/documents/previewPicture.js'
import { audit } from '../records/audit.js'
import { withRequest } from '../withWork.js'

const stored = z.object({
  id: z.string(),
  filename: z.string(),
  kycCase: z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]),
  kind: z.string(),
})

export type DocumentPreview = Preview | { readonly ok: false; readonly code: 'missing' | 'damaged' }

/**
 * A picture of a trader's document for a reviewer, made here from the decrypted file. Who looked is
 * on record. The person's own rights decide whether there is such a document.
 */
export async function previewDocument(req: PayloadRequest, id: string): Promise<DocumentPreview> {
  const firm = firmOf(req.payload)
  const slug = firm.slugs.kycDocuments
  const found = await req.payload
    .findByID({
      collection: slug as never,
      id,
      depth: 0,
      overrideAccess: false,
      disableErrors: true,
      req,
    })
    .catch(() => null)
  const document = stored.safeParse(found)
  if (!document.success) return { ok: false, code: 'missing' }
  const store = documentStore({
    backend: backendOf(firm.options.documents),
    keyRing: firm.keyRing,
  })
  const object = objectNameOf(document.data.filename) ?? ''
  const read = await store.read({ collection: slug, record: id, object })
  if (!read.ok) return { ok: false, code: read.code === 'missing' ? 'missing' : 'damaged' }
  await withRequest(req, (work) =>
    audit(work, [
      {
        event: 'kycCase.documentViewed',
        subjectType: 'kycCase',
        subjectId: document.data.kycCase,
        data: { document: id, kind: document.data.kind },
      },
    ]),
  )
  return previewPicture(read.bytes)
}
