import { z } from 'zod'
import { asPostgres } from '../../database/postgresAdapter.js'
import { agreementsOfTrader } from '../../readModels/portal/kyc.js'
import { acceptAgreement } from '../../services/kyc/acceptAgreement.js'
import { withRequest } from '../../services/withWork.js'
import { json, refuse } from '../http/answer.js'
import { readJson } from '../http/body.js'
import { forTraders, param } from '../http/endpoint.js'
import { plainLine } from '../../domain/text.js'
import { addressOf } from '../http/limit.js'

/** The agreements that are asked for, with their words. */
export const listAgreements = forTraders(
  { method: 'get', path: '/trader/agreements' },
  async (req, me) =>
    json({ agreements: await agreementsOfTrader(asPostgres(req.payload.db).pool, me.id) }),
)

const body = z.strictObject({
  fullName: plainLine(200, 3),
  textHash: z.string().length(64, 'expected the hash of the shown text'),
})

/** Accepts an agreement: the name typed, the words by their hash, address and browser are kept. */
export const accept = forTraders(
  { method: 'post', path: '/trader/agreements/:id/accept' },
  async (req, me) => {
    const given = await readJson(req, body)
    const result = await withRequest(req, (work) =>
      acceptAgreement(work, {
        ...given,
        trader: { id: me.id, email: me.email },
        agreementId: param(req, 'id'),
        address: addressOf(req),
        userAgent: req.headers.get('user-agent') ?? '',
      }),
    )
    if (result.ok) return json(result, result.already ? 200 : 201)
    return refuse(result.code === 'unknown' ? 404 : 409, result.code, result.message)
  },
)
