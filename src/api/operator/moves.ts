import { z } from 'zod'
import { lifecycles, type LifecycleName } from '../../domain/lifecycles/all.js'
import { roles } from '../../domain/roles.js'
import { collectionOfLifecycle } from '../../access/lifecycleCollections.js'
import { matrix } from '../../access/matrix.js'
import { hasRole } from '../../access/person.js'
import { goesOnSchema } from '../../services/reinstatement/goesOn.js'
import { fireEvent, offers } from '../../services/transition/fireEvent.js'
import { withRequest } from '../../services/withWork.js'
import { json, notPermitted, refuse } from '../http/answer.js'
import { readJson, readQuery } from '../http/body.js'
import { forOperators } from '../http/endpoint.js'
import { recordId } from '../http/fields.js'
import { whyOf } from './whyOf.js'

const lifecycle = z.enum(Object.keys(lifecycles) as [LifecycleName, ...LifecycleName[]])
const id = recordId

const query = z.object({ lifecycle, id })
const body = z
  .strictObject({
    lifecycle,
    id,
    event: z.string().min(1).max(60),
    expected: z.string().max(60).optional(),
    /** A short word that reports count. */
    reason: z.string().trim().max(200).optional(),
    /** What the person adds in their own words; told to the trader where a message says why. */
    note: z.string().trim().max(2000).optional(),
    /** With which balance and clocks the account goes on whose ruling is overturned. */
    goesOn: goesOnSchema.optional(),
    /** Further open cases of the account that are decided with it, as the move offers them. */
    others: z.array(recordId).max(50).optional(),
  })
  .refine((asked) => !asked.goesOn || asked.event === 'overturn', {
    path: ['goesOn'],
    error: 'expected only when a ruling is overturned',
  })

/** What the action bar offers for a record: moves of the person's roles, each with why it is not possible. */
export const movesEndpoint = forOperators(
  { method: 'get', path: '/prop-firm/moves', roles },
  async (req, operator) => {
    const asked = readQuery(req, query)
    if (!hasRole(operator, matrix[collectionOfLifecycle[asked.lifecycle]].read ?? [])) {
      throw notPermitted()
    }
    const found = await withRequest(req, (work) => offers(work, asked, operator.roles))
    return found ? json(found) : refuse(404, 'unknown', 'There is no such record.')
  },
)

/** Fires an event: 409 with the typed reason when it cannot be, and nothing has changed then. */
export const fireEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/fire', roles },
  async (req, operator) => {
    const asked = await readJson(req, body)
    const { expected, reason: word, note, goesOn, others, ...rest } = asked
    const reason = whyOf(word, note)
    const fired = await withRequest(req, (work) =>
      fireEvent(
        work,
        {
          ...rest,
          ...(expected ? { expected } : {}),
          ...(reason ? { reason } : {}),
          ...(others ? { others } : {}),
          ...(goesOn ? { data: new Map([[rest.id, { goesOn }]]) } : {}),
        },
        operator.roles,
      ),
    )
    if (fired.ok) return json(fired)
    const status = { unknown: 404, notPermitted: 403, unknownEvent: 400 }[fired.code] ?? 409
    return refuse(status, fired.code, fired.message)
  },
)
