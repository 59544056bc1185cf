import type { ServerProps } from 'payload'
import { queryableOf } from '../../readModels/queryable.js'
import { readHeld } from '../../readModels/readHeld.js'
import { DeedButtons } from './DeedButtons.js'
import { holdsOf } from './holdDeeds.js'

/** The firm's own page holds and releases rulings and sending for everybody. */
export async function FirmDeeds({ payload }: Pick<ServerProps, 'payload'>) {
  return <DeedButtons deeds={holdsOf('firm', await readHeld(queryableOf(payload), 'firm'))} />
}
