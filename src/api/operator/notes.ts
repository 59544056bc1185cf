import { z } from 'zod'
import { collectionOfLifecycle } from '../../access/lifecycleCollections.js'
import { noteWriters } from '../../access/matrix.js'
import { audit } from '../../services/records/audit.js'
import { insertRows } from '../../services/records/insertRows.js'
import { unknownIds } from '../../services/records/unknownIds.js'
import { withRequest } from '../../services/withWork.js'
import { json, Refused } from '../http/answer.js'
import { readJson } from '../http/body.js'
import { forOperators } from '../http/endpoint.js'
import { recordId } from '../http/fields.js'

const subjects = [
  'trader',
  'account',
  'challenge',
  'payout',
  'order',
  'kycCase',
  'violation',
] as const

const body = z.strictObject({
  subjectType: z.enum(subjects),
  subjectId: recordId,
  text: z.string().trim().min(1, 'expected some words').max(4000),
})

/** Adds a note to a record. */
export const notesEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/notes', roles: noteWriters },
  async (req) => {
    const { subjectType, subjectId, text } = await readJson(req, body)
    const id = await withRequest(req, async (work) => {
      const collection = collectionOfLifecycle[subjectType]
      if ((await unknownIds(work.tx, collection, [subjectId])).length > 0) {
        throw new Refused('unknown', 'subjectId: there is no such record', 404)
      }
      const [note] = await insertRows(work, 'notes', [
        {
          text,
          subject_type: subjectType,
          subject_id: subjectId,
          actor_type: work.actor.type,
          actor_id: work.actor.id,
          actor_name: work.actor.name,
        },
      ])
      await audit(work, [{ event: 'note.added', subjectType, subjectId, data: { note } }])
      return note
    })
    return json({ ok: true, id }, 201)
  },
)
