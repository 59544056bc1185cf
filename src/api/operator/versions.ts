import { z } from 'zod'
import { isStage } from '../../domain/lifecycles/stage.js'
import { offerVersion } from '../../services/versions/offerVersion.js'
import { withRequest } from '../../services/withWork.js'
import { json, refuse } from '../http/answer.js'
import { readJson } from '../http/body.js'
import { forOperators } from '../http/endpoint.js'
import { reasonText, recordId } from '../http/fields.js'

const dayMs = 86_400_000

const body = z.strictObject({
  version: recordId,
  /** One challenge, or all that run; `fromVersion` and `stage` choose among these. */
  challenge: recordId.exactOptional(),
  fromVersion: recordId.exactOptional(),
  stage: z.string().refine(isStage, 'expected a stage such as evaluation-1').exactOptional(),
  reason: reasonText(),
  /** How long traders may accept. */
  days: z.int().min(1).max(90).default(14),
  /** Says what would happen, and does nothing. */
  preview: z.boolean().default(false),
})

/** Offers a newer version of a program to challenges that run. */
export const offerVersionEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/version-offers', roles: ['admin', 'manager'] },
  async (req) => {
    const { version, days, ...wish } = await readJson(req, body)
    const expiresAt = new Date(Date.now() + days * dayMs)
    const result = await withRequest(req, (work) =>
      offerVersion(work, { ...wish, versionId: version, expiresAt }),
    )
    if (result.ok) return json(result, wish.preview ? 200 : 201)
    return refuse(result.code === 'unknown' ? 404 : 400, result.code, result.message)
  },
)
