import { z } from 'zod'
import { matrix } from '../../access/matrix.js'
import { asPostgres } from '../../database/postgresAdapter.js'
import { documentsOfCase } from '../../readModels/kyc/documents.js'
import { previewDocument } from '../../services/kyc/readDocument.js'
import { unknownIds } from '../../services/records/unknownIds.js'
import { json, refuse, Refused } from '../http/answer.js'
import { readQuery } from '../http/body.js'
import { forOperators, param } from '../http/endpoint.js'
import { recordId } from '../http/fields.js'
import { countUse } from '../http/limit.js'

const roles = matrix.kycDocuments.read ?? []

/** What a trader sent for a case, without the files themselves. */
export const caseDocumentsEndpoint = forOperators(
  { method: 'get', path: '/prop-firm/kyc-documents', roles },
  async (req) => {
    const { case: id } = readQuery(req, z.object({ case: recordId }))
    const { pool } = asPostgres(req.payload.db)
    if ((await unknownIds(pool, 'kycCases', [id])).length > 0) {
      throw new Refused('unknown', 'case: there is no such case', 404)
    }
    return json({ documents: await documentsOfCase(pool, id) })
  },
)

/** A picture of a document, made on the server; every look is on record and counted. */
export const documentPreviewEndpoint = forOperators(
  { method: 'get', path: '/prop-firm/kyc-documents/:id/preview', roles },
  async (req, operator) => {
    const id = param(req, 'id')
    await countUse(req, operator.id, { name: 'document-views', points: 500, seconds: 86_400 })
    const preview = await previewDocument(req, id)
    if (!preview.ok) {
      const status = preview.code === 'missing' ? 404 : 422
      return refuse(status, preview.code, 'This document cannot be shown as a picture.')
    }
    return new Response(new Uint8Array(preview.bytes), {
      headers: {
        'content-type': preview.type,
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      },
    })
  },
)
