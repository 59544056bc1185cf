import { z } from 'zod'
import { roles } from '../../domain/roles.js'
import { firmOf } from '../../firm.js'
import { queryableOf } from '../../readModels/queryable.js'
import { kindsFor, queueKind, queueKindNames } from '../../readModels/queue/kinds.js'
import { readPreview } from '../../readModels/queue/readPreview.js'
import { unknownIds } from '../../services/records/unknownIds.js'
import { json, Refused } from '../http/answer.js'
import { readQuery } from '../http/body.js'
import { forOperators } from '../http/endpoint.js'
import { recordId } from '../http/fields.js'

const query = z.object({ kind: z.enum(queueKindNames), id: recordId })

/** The grounds for one decision of the work queue. */
export const queuePreviewEndpoint = forOperators(
  { method: 'get', path: '/prop-firm/queue/preview', roles },
  async (req, person) => {
    const asked = readQuery(req, query)
    if (!kindsFor(person.roles).includes(asked.kind)) {
      throw new Refused('notPermitted', 'kind: your role does not see these.', 403)
    }
    const q = queryableOf(req.payload)
    if ((await unknownIds(q, queueKind(asked.kind).collection, [asked.id])).length > 0) {
      throw new Refused('unknown', 'id: there is no such record', 404)
    }
    return json(await readPreview({ q, rules: firmOf(req.payload).rules }, asked))
  },
)
