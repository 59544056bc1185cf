import type { ServerProps } from 'payload'
import { queryableOf } from '../../readModels/queryable.js'
import { readConnectionStatus } from '../../readModels/connections/readConnections.js'
import { readHeld } from '../../readModels/readHeld.js'
import { connectionDeeds } from './connectionDeeds.js'
import { DeedButtons } from './DeedButtons.js'

/** `id` is missing while the connection is being created. */
type Props = Pick<ServerProps, 'payload'> & { readonly id?: string | number }

/** What operators do with a platform, as it is held and told now. */
export async function ConnectionDeeds({ id, payload }: Props) {
  if (id === undefined) return null
  const q = queryableOf(payload)
  const [connection] = await readConnectionStatus(q, String(id))
  if (!connection) return null
  const held = await readHeld(q, 'connection', connection.id)
  return <DeedButtons deeds={connectionDeeds({ mode: connection.mode, held })} id={connection.id} />
}
