import { z } from 'zod'
import { isCurrency, type Currency } from '../../domain/money/currency.js'
import { minor } from '../../domain/money/minor.js'
import { reviewDraft } from '../../domain/programs/reviewDraft.js'
import { ruleCatalogue } from '../../domain/programs/ruleCatalogue.js'
import { programTemplates } from '../../domain/programs/templates.js'
import { roles } from '../../domain/roles.js'
import { firmOf } from '../../firm.js'
import { connectionNames, publishedTerms } from '../../readModels/program/readProgram.js'
import { publishProgram } from '../../services/programs/publishProgram.js'
import { withRequest } from '../../services/withWork.js'
import { json, refuse, Refused } from '../http/answer.js'
import { readJson } from '../http/body.js'
import { forOperators, param } from '../http/endpoint.js'
import { reasonText, recordId } from '../http/fields.js'

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'expected the hash of the draft')

const publishBody = z.strictObject({
  reason: reasonText().exactOptional(),
  /** Of the draft that was looked at: another one is not published. */
  hash: hash.exactOptional(),
})

/** Publishes a program's draft as its next immutable version. */
export const publishEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/programs/:id/publish', roles: ['admin', 'manager'] },
  async (req) => {
    const given = await readJson(req, publishBody)
    const programId = param(req, 'id')
    const result = await withRequest(req, (work) => publishProgram(work, { programId, ...given }))
    if (result.ok) return json(result, 201)
    return refuse(
      { unknown: 404, invalid: 400, unchanged: 409, moved: 409 }[result.code],
      result.code,
      result.message,
    )
  },
)

const checkBody = z.strictObject({
  draft: z.unknown(),
  /** The draft is compared with what this program has published. */
  program: recordId.exactOptional(),
  /** The size that the words are for. */
  size: z.int().min(0).max(Number.MAX_SAFE_INTEGER).exactOptional(),
  currency: z
    .string()
    .refine(isCurrency, 'expected a currency code such as USD')
    .transform((code) => code as Currency)
    .exactOptional(),
})

/** What is wrong with a draft, how it reads, and what it changes; nothing is stored. */
export const checkDraftEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/programs/check', roles },
  async (req) => {
    const { draft, program, size, currency } = await readJson(req, checkBody)
    const published = program === undefined ? null : await publishedTerms(req, program)
    if (published === 'unknown') throw new Refused('unknown', 'There is no such program.', 404)
    const review = reviewDraft({
      draft,
      published: published?.terms ?? null,
      registry: firmOf(req.payload).rules,
      size: size !== undefined && currency ? { size: minor(size), currency } : null,
    })
    return json({ ...review, published })
  },
)

/** What a draft can be made of: the rules with their parameters, the templates, the platforms. */
export const catalogueEndpoint = forOperators(
  { method: 'get', path: '/prop-firm/programs/catalogue', roles },
  async (req) =>
    json({
      rules: ruleCatalogue(firmOf(req.payload).rules),
      templates: programTemplates,
      connections: await connectionNames(req),
    }),
)
