import type { ServerProps } from 'payload'
import { importers } from '../../access/importers.js'
import { hasRole } from '../../access/person.js'
import { viewerOf } from '../parts/viewer.js'
import { SetUpGroup } from './SetUpGroup.js'

/** The last group of the navigation: what is done once, for those whose role does it. */
export function SetUpLinks({ payload, user }: ServerProps) {
  return hasRole(viewerOf({ payload, user }).person, importers) ? <SetUpGroup /> : null
}
