import type { Config, Plugin } from 'payload'
import { collectionFactories } from '../collections/all.js'
import type { CollectionContext } from '../collections/context.js'
import { firmGlobal } from '../collections/system/firm.js'
import { prepareCollection } from './admin/collections/prepareCollection.js'
import { keepTradersOut } from './access/keepTradersOut.js'
import { adminConfig } from './admin/adminConfig.js'
import { prepareFirmGlobal } from './admin/deeds/deeds.js'
import { endpoints } from './api/endpoints.js'
import type { CollectionKey } from './collectionKeys.js'
import { wrapDatabase } from './database/adapter.js'
import { kycDocumentStorage } from './documentStorage.js'
import { ruleLabel } from './domain/rules/ruleLabel.js'
import { makeFirm, withFirm, type Firm } from './firm.js'
import { ConfigurationError } from './errors.js'
import { jobsConfig } from './jobsConfig.js'
import { onInit } from './onInit.js'
import { operatorMail } from './operatorMail.js'
import { redactedLogger } from './redactedLogger.js'
import { sanitiseOptions, type Options, type PropFirmOptions } from './options.js'

/**
 * Turns a Payload app into the back office of a proprietary trading firm. What the host configured
 * is kept and appended to.
 *
 * @throws ConfigurationError naming the option that is wrong
 */
export const propFirm =
  (input: PropFirmOptions = {}): Plugin =>
  async (host) => {
    const options = sanitiseOptions(input)
    requireOperators(options, host)
    const firm = makeFirm(options, host)
    const own = keepTradersOut(host, firm.slugs.traders)
    const withData: Config = {
      ...host,
      admin: { ...host.admin, user: firm.slugs.operators },
      collections: [...own.collections, ...ownCollections(firm)],
      globals: [...own.globals, prepareFirmGlobal(firmGlobal(contextOf(firm)))],
      db: wrapDatabase(host.db, Object.values(firm.lifecycles)),
      custom: withFirm(host.custom, firm),
      jobs: jobsConfig(host.jobs, firm),
      logger: redactedLogger(host.logger),
      onInit: onInit(host.onInit, firm),
    }
    const stored = await kycDocumentStorage(firm)(withData)
    if (options.disabled) return stored
    return {
      ...stored,
      admin: adminConfig(stored.admin, firm),
      defaultDepth: host.defaultDepth ?? 1,
      maxDepth: host.maxDepth ?? 3,
      endpoints: [...(host.endpoints ?? []), ...endpoints],
      email: host.email ?? operatorMail(options),
      graphQL: { disable: true, ...host.graphQL },
    }
  }

function requireOperators({ operators }: Options, { collections = [] }: Config): void {
  if (!operators) return
  if (collections.some(({ slug, auth }) => slug === operators.slug && auth)) return
  throw new ConfigurationError(
    `propFirm options: operators.slug: there is no auth collection "${operators.slug}"`,
  )
}

/** Payload lists groups and their collections in the order of the config. */
const inNavigation = Object.keys(collectionFactories) as CollectionKey[]

function ownCollections(firm: Firm) {
  const context = contextOf(firm)
  return inNavigation
    .filter((key) => !(key === 'operators' && firm.options.operators))
    .map((key) => {
      const finished = prepareCollection(key, collectionFactories[key](context))
      return firm.options.overrides[key]?.({ collection: finished }) ?? finished
    })
}

const contextOf = (firm: Firm): CollectionContext => ({
  slugs: firm.slugs,
  people: firm.people,
  lifecycles: firm.lifecycles,
  events: firm.events,
  ruleLabels: {
    ...Object.fromEntries(firm.rules.rules.map(({ name }) => [name, ruleLabel(firm.rules, name)])),
    // A ruling that no single rule made.
    phase: 'Whole phase',
  },
  platformNames: [...firm.platforms.keys()],
  component: (name) => `payload-plugin-prop-firm/client#${name}`,
})
