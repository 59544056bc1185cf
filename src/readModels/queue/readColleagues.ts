import type { BasePayload } from 'payload'
import { personOf } from '../../access/person.js'
import { firmOf } from '../../firm.js'
import type { Colleague } from './readQueue.js'

/**
 * The operators who can own something that waits: those whose access has not ended, whichever
 * collection the installation keeps them in.
 */
export async function readColleagues(payload: BasePayload): Promise<Colleague[]> {
  const { people } = firmOf(payload)
  const { docs } = await payload.find({
    collection: people.operatorsSlug as never,
    depth: 0,
    pagination: false,
    // Whoever may own something does not depend on who asks.
    overrideAccess: true,
  })
  return (docs as readonly object[]).flatMap((doc) => {
    const person = personOf({ ...doc, collection: people.operatorsSlug }, people)
    return person.kind === 'operator' ? [person] : []
  })
}
