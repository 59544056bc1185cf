import type { CollectionConfig } from 'payload'
import type { PersonSettings } from '../src/access/person.js'
import type { CollectionKey, Slugs } from '../src/collectionKeys.js'
import type { EventRegistry } from '../src/domain/events/eventRegistry.js'
import type { Lifecycle } from '../src/domain/lifecycles/types.js'
import type { LifecycleName } from '../src/domain/lifecycles/all.js'

/** What every collection factory receives, so that none names a slug or a role mapping itself. */
export type CollectionContext = {
  readonly slugs: Slugs
  readonly people: PersonSettings
  readonly lifecycles: Readonly<Record<LifecycleName, Lifecycle>>
  readonly events: EventRegistry
  /** What each rule is called, by its name. */
  readonly ruleLabels: Readonly<Record<string, string>>
  readonly platformNames: readonly string[]
  /** Component paths differ between the package and its own back office. */
  readonly component: (name: string) => string
}

export type CollectionFactory = (context: CollectionContext) => CollectionConfig

export type CollectionFactories = Readonly<Record<CollectionKey, CollectionFactory>>
