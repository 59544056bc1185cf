import type { PayloadRequest } from 'payload'
import { formatAdminURL } from 'payload/shared'
import { mayRead } from '../../access/collectionAccess.js'
import { personOf, type Person } from '../../access/person.js'
import type { CollectionKey, Slugs } from '../../collectionKeys.js'
import type { Lifecycle } from '../../domain/lifecycles/types.js'
import type { LifecycleName } from '../../domain/lifecycles/all.js'
import type { RuleRegistry } from '../../domain/rules/ruleRegistry.js'
import { firmOf } from '../../firm.js'
import { queryableOf, type Queryable } from '../../readModels/queryable.js'

/** Who looks at a page, what they may see, and where things are. */
export type Viewer = {
  readonly person: Person
  readonly q: Queryable
  readonly slugs: Slugs
  readonly rules: RuleRegistry
  readonly lifecycles: Readonly<Record<LifecycleName, Lifecycle>>
  /** Whether the person's roles may read records of this kind. */
  readonly may: (key: CollectionKey) => boolean
  /** Address of a record, or of one of its tabs. */
  readonly recordUrl: (key: CollectionKey, id: string, tab?: string) => string
  /** Address of a page of ours that belongs to no record. */
  readonly pageUrl: (path: `/${string}`) => string
  /** Address of a list, filtered by equality. */
  readonly listUrl: (key: CollectionKey, filter?: Readonly<Record<string, string>>) => string
  readonly log: (error: unknown) => void
  readonly now: number
}

/** What a page of the admin needs to know of the request that asks for it. */
export function viewerOf({
  payload,
  user,
}: Pick<PayloadRequest, 'payload'> & { readonly user: unknown }): Viewer {
  const firm = firmOf(payload)
  const person = personOf(user, firm.people)
  const adminRoute = payload.config.routes.admin
  const url = (path: `/${string}`) => formatAdminURL({ adminRoute, path })
  return {
    person,
    q: queryableOf(payload),
    slugs: firm.slugs,
    rules: firm.rules,
    lifecycles: firm.lifecycles,
    may: (key) => mayRead(key, person),
    recordUrl: (key, id, tab) =>
      url(`/collections/${firm.slugs[key]}/${id}${tab === undefined ? '' : `/${tab}`}`),
    pageUrl: url,
    listUrl: (key, filter = {}) => {
      const query = new URLSearchParams(
        Object.entries(filter).map(([field, value]) => [`where[${field}][equals]`, value]),
      ).toString()
      return url(`/collections/${firm.slugs[key]}${query === '' ? '' : `?${query}`}`)
    },
    log: (err) => payload.logger.error({ err, msg: 'a panel could not be read' }),
    now: Date.now(),
  }
}
