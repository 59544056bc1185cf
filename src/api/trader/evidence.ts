import type { PayloadRequest } from 'payload'
import { asPostgres } from '../../database/postgresAdapter.js'
import { firmOf } from '../../firm.js'
import { readRulingRecord } from '../../readModels/evidence/readRulingRecord.js'
import { Refused } from '../http/answer.js'
import { forTraders, param } from '../http/endpoint.js'
import { evidenceFileAnswer, evidencePdfAnswer } from '../http/evidenceAnswers.js'
import { countUse } from '../http/limit.js'

async function own(req: PayloadRequest, traderId: string) {
  await countUse(req, traderId, { name: 'evidence', points: 120, seconds: 3600 })
  const rulingId = param(req, 'id')
  const found = await readRulingRecord(asPostgres(req.payload.db).pool, { rulingId, traderId })
  if (!found) throw new Refused('unknown', 'There is no such ruling.', 404)
  return found
}

/** The evidence file of one of the trader's own rulings. */
export const evidenceFile = forTraders(
  { method: 'get', path: '/trader/rulings/:id/evidence' },
  async (req, me) => evidenceFileAnswer(await own(req, me.id)),
)

/** The same as a document. */
export const evidencePdf = forTraders(
  { method: 'get', path: '/trader/rulings/:id/evidence.pdf' },
  async (req, me) =>
    evidencePdfAnswer(await own(req, me.id), {
      audience: 'trader',
      rules: firmOf(req.payload).rules,
    }),
)
