import pg from 'pg'
import type { BasePayload, Config, SanitizedCollectionConfig } from 'payload'
import { asPostgres } from './database/postgresAdapter.js'
import { applyOwnSchemas, requireCurrentSchema } from './database/migrate.js'
import { personOf } from './access/person.js'
import type { Firm } from './firm.js'

/** After Payload is up: the schema must be ours, and Payload's own collections are for operators only. */
export const onInit =
  (hosts: Config['onInit'], firm: Firm): NonNullable<Config['onInit']> =>
  async (payload) => {
    closeBuiltInCollections(payload, firm)
    await checkSchema(payload)
    await hosts?.(payload)
  }

/**
 * Locks, preferences and the like default to "any signed-in user", so a trader could lock records in
 * an operator's name. No option of the config reaches them.
 */
function closeBuiltInCollections(payload: BasePayload, firm: Firm): void {
  for (const [slug, { config }] of Object.entries(payload.collections)) {
    if (!slug.startsWith('payload-')) continue
    for (const operation of ['create', 'read', 'update', 'delete'] as const) {
      const original = config.access[operation]
      config.access[operation] = (input) =>
        personOf(input.req.user, firm.people).kind === 'operator' && original(input)
    }
    if (slug === 'payload-preferences') closeEndpoints(config, firm)
  }
}

/**
 * The routes of preferences write past the access functions of their collection. They are replaced
 * rather than changed: Payload gives the same objects to other collections.
 */
function closeEndpoints(config: SanitizedCollectionConfig, firm: Firm): void {
  if (!config.endpoints) return
  config.endpoints = config.endpoints.map((endpoint) => ({
    ...endpoint,
    handler: (req) => {
      if (personOf(req.user, firm.people).kind === 'operator') return endpoint.handler(req)
      const message = 'You are not allowed to perform this action.'
      return Response.json({ errors: [{ message }] }, { status: 403 })
    },
  }))
}

/** In development, where Payload pushes its tables, our schemas follow at once; in production never. */
async function checkSchema(payload: BasePayload): Promise<void> {
  const { pool, push } = asPostgres(payload.db)
  if (process.env.NODE_ENV === 'production' || push === false) return requireCurrentSchema(pool)
  const client = new pg.Client(asPostgres(payload.db).poolOptions)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(1886547824, 1718183533)')
    await applyOwnSchemas(client)
  } finally {
    await client.end()
  }
}
