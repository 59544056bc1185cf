import { postgresAdapter } from '@payloadcms/db-postgres'
import {
  getPayload,
  buildConfig,
  handleEndpoints,
  type Access,
  type Payload,
  type Plugin,
} from 'payload'
import { asPostgres } from '../../../src/database/postgresAdapter.js'

const own: Access = ({ req: { user } }) => (user ? { owner: { equals: user.id } } : false)

/** A small Payload app: people who upload documents and see their own alone. */
export async function startDocumentApp(url: string, plugins: Plugin[]) {
  const config = buildConfig({
    secret: 'a secret of this test alone',
    telemetry: false,
    typescript: { autoGenerate: false },
    logger: { options: { level: 'silent' } },
    db: postgresAdapter({ pool: { connectionString: url, max: 6 }, idType: 'uuidv7' }),
    graphQL: { disable: true },
    collections: [
      { slug: 'people', auth: { useSessions: false }, fields: [], access: { create: () => true } },
      {
        slug: 'documents',
        upload: { staticDir: '/nonexistent', imageSizes: [{ name: 'small', width: 10 }] },
        access: { read: own, update: own, delete: own, create: ({ req }) => Boolean(req.user) },
        fields: [
          {
            name: 'owner',
            type: 'relationship',
            relationTo: 'people',
            hooks: { beforeValidate: [({ req, value }) => value ?? req.user?.id] },
          },
        ],
      },
      { slug: 'open-documents', upload: true, access: { read: () => true }, fields: [] },
    ],
    plugins,
  })
  const payload: Payload = await getPayload({ config })
  /** Calls the REST API as Next would. */
  const api = async (path: string, init: RequestInit & { token?: string } = {}) => {
    const { token, ...rest } = init
    const headers = new Headers(rest.headers)
    if (token) headers.set('authorization', `JWT ${token}`)
    const request = new Request(`http://localhost:3000/api${path}`, { ...rest, headers })
    return handleEndpoints({ config, request })
  }
  return { payload, api, stop: () => stop(payload) }
}

type Client = { release(destroy: boolean): void }

/** The adapter keeps one client for itself, without which the pool would wait for ever. */
async function stop(payload: Payload): Promise<void> {
  const { pool } = asPostgres(payload.db)
  await payload.destroy()
  // The database may be dropped while a connection is still saying goodbye.
  pool.on('error', () => undefined)
  for (const client of [...(Reflect.get(pool, '_clients') as Client[])]) {
    try {
      client.release(true)
    } catch {
      // It was released before.
    }
  }
  await pool.end()
}
