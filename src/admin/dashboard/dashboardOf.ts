import type { BasePayload } from 'payload'
import { personOf } from '../../access/person.js'
import { firmOf } from '../../firm.js'
import type { Dashboard } from '../../readModels/dashboard/model.js'
import { readDashboard } from '../../readModels/dashboard/readDashboard.js'
import { queryableOf } from '../../readModels/queryable.js'

type Asker = { readonly payload: BasePayload; readonly user: unknown }

/** One answer per signed-in person and request, so that all panels carry the same object. */
const answers = new WeakMap<object, Promise<Dashboard>>()

/** The dashboard as the signed-in person may see it. */
export function dashboardOf({ payload, user }: Asker): Promise<Dashboard> {
  const known = typeof user === 'object' && user !== null ? answers.get(user) : undefined
  if (known) return known
  const { people, rules } = firmOf(payload)
  const answer = readDashboard({ q: queryableOf(payload), rules }, personOf(user, people))
  if (typeof user === 'object' && user !== null) answers.set(user, answer)
  return answer
}
