import type { BasePayload, Config } from 'payload'
import type { PersonSettings } from './access/person.js'
import type { Slugs } from './collectionKeys.js'
import { parseKeyRing, type KeyRing } from './crypto/keyRing.js'
import { makeRegistry, type EventRegistry } from './domain/events/eventRegistry.js'
import { journeyEvents } from './domain/events/journeyEvents.js'
import { lifecycles as builtIn, type LifecycleName } from './domain/lifecycles/all.js'
import { checkLifecycle } from './domain/lifecycles/check.js'
import { extendLifecycle } from './domain/lifecycles/find.js'
import type { Lifecycle } from './domain/lifecycles/types.js'
import { ruleRegistry, type RuleRegistry } from './domain/rules/ruleRegistry.js'
import { ConfigurationError } from './errors.js'
import type { Options } from './options.js'
import { mt5Platform } from './platforms/mt5/platform.js'
import { paperPlatform } from './platforms/paper/connector.js'
import { tradelockerPlatform } from './platforms/tradelocker/connector.js'
import type { PlatformDefinition } from './platforms/types.js'
import { developmentKeys } from './crypto/developmentKeys.js'

/** What the plugin knows after start-up: options, and everything checked and derived from them. */
export type Firm = {
  readonly options: Options
  readonly slugs: Slugs
  readonly people: PersonSettings
  readonly lifecycles: Readonly<Record<LifecycleName, Lifecycle>>
  readonly events: EventRegistry
  readonly platforms: ReadonlyMap<string, PlatformDefinition>
  readonly rules: RuleRegistry
  readonly keyRing: KeyRing
  /** The back office itself, and the traders' portal that messages link to. */
  readonly serverUrl: string
  readonly portalUrl: string
}

/** @throws ConfigurationError or DomainFault when an addition of the host's is not usable */
export function makeFirm(options: Options, host: Pick<Config, 'secret' | 'serverURL'>): Firm {
  const serverUrl = host.serverURL || 'http://127.0.0.1:3000'
  return {
    options,
    slugs: options.slugs,
    people: {
      operatorsSlug: options.slugs.operators,
      tradersSlug: options.slugs.traders,
      rolesOf: options.operators?.roles ?? ownRoles,
    },
    lifecycles: extendedLifecycles(options),
    events: makeRegistry([...journeyEvents, ...options.events]),
    platforms: platformsByName([
      paperPlatform,
      mt5Platform,
      tradelockerPlatform,
      ...options.platforms,
    ]),
    rules: ruleRegistry(options.rules),
    keyRing: keyRing(options, host.secret),
    serverUrl,
    portalUrl: options.portalUrl ?? `${serverUrl}/portal`,
  }
}

const ownRoles = (user: Readonly<Record<string, unknown>>): readonly unknown[] =>
  Array.isArray(user.roles) ? user.roles : []

function extendedLifecycles({ lifecycles: additions }: Options): Firm['lifecycles'] {
  const unknown = Object.keys(additions).find((name) => !Object.hasOwn(builtIn, name))
  if (unknown) {
    throw new ConfigurationError(`propFirm options: lifecycles.${unknown}: no such lifecycle`)
  }
  const extended: Record<string, Lifecycle> = {}
  for (const [name, lifecycle] of Object.entries(builtIn)) {
    extended[name] = extendLifecycle(lifecycle, additions[name] ?? {})
    checkLifecycle(extended[name])
  }
  return extended as Firm['lifecycles']
}

function platformsByName(definitions: readonly PlatformDefinition[]): Firm['platforms'] {
  const byName = new Map<string, PlatformDefinition>()
  for (const definition of definitions) {
    if (byName.has(definition.name)) {
      throw new ConfigurationError(
        `propFirm options: platforms: two are named "${definition.name}"`,
      )
    }
    byName.set(definition.name, definition)
  }
  return byName
}

/** In development a missing key ring is derived from the secret, so that a first look needs no set-up. */
function keyRing(options: Options, secret: string): KeyRing {
  const text = options.keys ?? process.env.PROP_FIRM_KEYS
  if (text) return parseKeyRing(text)
  if (process.env.NODE_ENV === 'production' && !process.env.NEXT_PHASE) return parseKeyRing(text)
  return parseKeyRing(developmentKeys(secret))
}

const brand = Symbol.for('payload-plugin-prop-firm')

type Custom = Record<string | symbol, unknown>

/** Puts the firm where `firmOf` finds it, out of reach of serialisation. */
export const withFirm = (custom: Custom | undefined, firm: Firm): Custom => ({
  ...custom,
  propFirm: { [brand]: firm },
})

/** @throws ConfigurationError when the plugin is not part of the config */
export function firmOf(payload: Pick<BasePayload, 'config'>): Firm {
  const holder: unknown = payload.config.custom?.propFirm
  if (typeof holder === 'object' && holder !== null && brand in holder) return holder[brand] as Firm
  throw new ConfigurationError('plugins: propFirm() is not part of this config')
}
