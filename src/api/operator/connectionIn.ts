import type { PayloadRequest } from 'payload'
import { runtimeOf } from '../../services/runtime.js'
import { Refused } from '../http/answer.js'
import { param } from '../http/endpoint.js'
import { recordId } from '../http/fields.js'

/**
 * The id of the connection that the address names.
 *
 * @throws Refused 400 when it is no id, 404 when there is no such connection
 */
export async function connectionIn(req: PayloadRequest): Promise<string> {
  const id = recordId.safeParse(param(req, 'id'))
  if (!id.success) throw new Refused('invalid', 'id: expected the id of a connection', 400)
  const { rows } = await runtimeOf(req.payload).pool.query(
    'select id from pf_platform_connections where id = $1',
    [id.data],
  )
  if (rows.length === 0) throw new Refused('unknown', 'There is no such connection.', 404)
  return id.data
}
