import { z } from 'zod'
import { matrix } from '../../access/matrix.js'
import { audit } from '../../services/records/audit.js'
import { insertRows } from '../../services/records/insertRows.js'
import { withRequest } from '../../services/withWork.js'
import { json } from '../http/answer.js'
import { readJson } from '../http/body.js'
import { forOperators } from '../http/endpoint.js'

const body = z.strictObject({
  subjectType: z.enum([
    'trader',
    'account',
    'challenge',
    'payout',
    'order',
    'kycCase',
    'violation',
  ]),
  subjectId: z.uuid('expected the id of a record'),
  text: z.string().trim().min(1, 'expected some words').max(4000),
})

/** Adds a note to a record. */
export const notesEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/notes', roles: matrix.notes.create ?? [] },
  async (req) => {
    const { subjectType, subjectId, text } = await readJson(req, body)
    const id = await withRequest(req, async (work) => {
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
