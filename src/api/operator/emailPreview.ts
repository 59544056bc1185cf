import { z } from 'zod'
import { matrix } from '../../access/matrix.js'
import { firmOf } from '../../firm.js'
import { queryableOf } from '../../readModels/queryable.js'
import { previewTemplate } from '../../services/messages/previewTemplate.js'
import { json } from '../http/answer.js'
import { readJson } from '../http/body.js'
import { forOperators } from '../http/endpoint.js'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')

const body = z.strictObject({ event: text, language: text, subject: text, body: z.unknown() })

/** The draft of a template as a message, with the sample of its event; nothing is stored or sent. */
export const emailPreviewEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/email-preview', roles: matrix.emailTemplates.read ?? [] },
  async (req) => {
    const { language, ...draft } = await readJson(req, body)
    const template = { ...draft, language: language || 'en' }
    return json(await previewTemplate(queryableOf(req.payload), firmOf(req.payload), template))
  },
)
