import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { matrix } from '../../access/matrix.js'
import { asPostgres } from '../../database/postgresAdapter.js'
import { replayEvidence } from '../../domain/rulings/replayEvidence.js'
import { audiences } from '../../evidence/evidenceDocument.js'
import { firmOf } from '../../firm.js'
import { readRulingRecord } from '../../readModels/evidence/readRulingRecord.js'
import { audit } from '../../services/records/audit.js'
import { withRequest } from '../../services/withWork.js'
import { json, Refused } from '../http/answer.js'
import { readQuery } from '../http/body.js'
import { forOperators, param } from '../http/endpoint.js'
import { evidenceFileAnswer, evidencePdfAnswer } from '../http/evidenceAnswers.js'

const roles = matrix.rulings.read ?? []

async function kept(req: PayloadRequest) {
  const rulingId = param(req, 'id')
  const found = await readRulingRecord(asPostgres(req.payload.db).pool, { rulingId })
  if (!found) throw new Refused('unknown', 'There is no such ruling.', 404)
  return { ...found, rulingId }
}

/** What leaves the house is on record: who took it, and in which form. */
const recordExport = (req: PayloadRequest, rulingId: string, form: string) =>
  withRequest(req, (work) =>
    audit(work, [
      {
        event: 'ruling.evidenceTaken',
        subjectType: 'ruling',
        subjectId: rulingId,
        data: { form },
      },
    ]),
  )

/** The evidence file of a ruling, from which `prop-firm replay` recomputes it. */
export const evidenceFileEndpoint = forOperators(
  { method: 'get', path: '/prop-firm/rulings/:id/evidence', roles },
  async (req) => {
    const found = await kept(req)
    await recordExport(req, found.rulingId, 'file')
    return evidenceFileAnswer(found)
  },
)

const query = z.object({
  for: z.enum(audiences, 'expected operator, trader or processor'),
})

/** The same as a document, for the firm, for the trader, or for a payment processor. */
export const evidencePdfEndpoint = forOperators(
  { method: 'get', path: '/prop-firm/rulings/:id/evidence.pdf', roles },
  async (req) => {
    const { for: audience } = readQuery(req, query)
    const found = await kept(req)
    const answer = await evidencePdfAnswer(found, { audience, rules: firmOf(req.payload).rules })
    await recordExport(req, found.rulingId, audience)
    return answer
  },
)

/** Recomputes the ruling here and now from what is stored. */
export const replayEndpoint = forOperators(
  { method: 'get', path: '/prop-firm/rulings/:id/replay', roles },
  async (req) => {
    const { evidence } = await kept(req)
    return json(replayEvidence(evidence, firmOf(req.payload).rules))
  },
)
