import type { ServerProps } from 'payload'
import { hasRole } from '../../access/person.js'
import { giverRoles } from '../../domain/programs/offers.js'
import { viewerOf } from '../parts/viewer.js'
import { OffersOfForm } from './OffersOfForm.js'

/** On the form of a challenge, for whoever may give something. */
export const ChallengeOffersField = ({ payload, user }: Pick<ServerProps, 'payload' | 'user'>) =>
  hasRole(viewerOf({ payload, user }).person, giverRoles) ? <OffersOfForm /> : null
