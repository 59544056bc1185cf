import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { asPostgres } from '../../database/postgresAdapter.js'
import { firmOf } from '../../firm.js'
import { kycOfTrader } from '../../readModels/portal/kyc.js'
import { audit } from '../../services/records/audit.js'
import { transition } from '../../services/transition/transition.js'
import { withRequest } from '../../services/withWork.js'
import { json, refuse, Refused } from '../http/answer.js'
import { jsonOfText, parse, readBytes } from '../http/body.js'
import { forTraders } from '../http/endpoint.js'
import { countUse } from '../http/limit.js'

const uploadMaxBytes = 16 * 1024 * 1024
const kind = z.enum(['identity', 'identityBack', 'address', 'selfie', 'tax', 'company'])

/** Where the trader's proof of identity stands, and what is still asked for. */
export const readKyc = forTraders({ method: 'get', path: '/trader/kyc' }, async (req, me) =>
  json({ case: await kycOfTrader(asPostgres(req.payload.db).pool, me.id) }),
)

/** Takes one document as multipart form data: `file`, and `_payload` with `{"kind":"identity"}`. */
export const uploadDocument = forTraders(
  { method: 'post', path: '/trader/kyc/documents' },
  async (req, me) => {
    await countUse(req, me.id, { name: 'documents', points: 40, seconds: 3600 })
    const form = await readForm(req)
    const asked = parse(
      z.looseObject({ kind }),
      jsonOfText(fieldOf(form, '_payload'), '_payload'),
      'body',
    )
    const file = await fileOf(form)
    if (!file) throw new Refused('fileMissing', 'file: expected a document', 400)
    const open = await kycOfTrader(asPostgres(req.payload.db).pool, me.id)
    if (!open || !['requested', 'needsMoreInfo'].includes(open.status)) {
      throw new Refused('notAsked', 'No documents are asked for at the moment.', 409)
    }
    const sha256 = createHash('sha256').update(file.data).digest('hex')
    const id = await withRequest(req, async (work) => {
      const document = await req.payload.create({
        collection: firmOf(req.payload).slugs.kycDocuments as never,
        data: { trader: me.id, kycCase: open.id, kind: asked.kind, sha256 } as never,
        file,
        overrideAccess: true,
        depth: 0,
        req,
      })
      const data = { document: String(document.id), kind: asked.kind, sha256 }
      const about = { subjectType: 'kycCase', subjectId: open.id }
      await audit(work, [{ event: 'kycCase.documentAdded', ...about, data }])
      return document.id
    })
    return json({ ok: true, id }, 201)
  },
)

/** @throws Refused 400 unless the body is a form, 413 when it is longer than a document may be */
async function readForm(req: PayloadRequest): Promise<FormData> {
  const type = req.headers.get('content-type') ?? ''
  if (!type.startsWith('multipart/form-data')) {
    throw new Refused('notAForm', 'content-type: expected multipart/form-data', 400)
  }
  const bytes = await readBytes(req, uploadMaxBytes, 'file')
  try {
    return await new Response(bytes, { headers: { 'content-type': type } }).formData()
  } catch {
    throw new Refused('notAForm', 'body: expected a complete form', 400)
  }
}

const fieldOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : '{}'
}

async function fileOf(form: FormData) {
  const file = form.get('file')
  if (file === null || typeof file === 'string') return null
  const data = Buffer.from(await file.arrayBuffer())
  return { data, name: file.name, mimetype: file.type, size: data.byteLength }
}

/** Hands the case in for review; refused with what is missing. */
export const submitKyc = forTraders(
  { method: 'post', path: '/trader/kyc/submit' },
  async (req, me) => {
    const open = await kycOfTrader(asPostgres(req.payload.db).pool, me.id)
    if (!open) throw new Refused('notAsked', 'No documents are asked for at the moment.', 409)
    const { refused } = await withRequest(req, (work) =>
      transition(work, { lifecycle: 'kycCase', ids: [open.id], event: 'submit' }),
    )
    return refused[0] ? refuse(409, refused[0].code, refused[0].message) : json({ ok: true })
  },
)
