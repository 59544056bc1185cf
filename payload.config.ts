import { postgresAdapter } from '@payloadcms/db-postgres'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import path from 'node:path'
import { buildConfig } from 'payload'
import { readEnvironment } from './src/environment.js'
import { propFirm } from './src/index.js'

/** The ready back office: Payload, this plugin, and the environment. */
const environment = readEnvironment(process.env)

export default buildConfig({
  secret: environment.secret,
  serverURL: environment.serverUrl,
  csrf: [environment.serverUrl],
  cors: [environment.serverUrl],
  db: postgresAdapter({
    pool: { connectionString: environment.databaseUrl, max: 20 },
    idType: 'uuidv7',
    push: false,
    migrationDir: path.resolve(process.cwd(), 'migrations'),
  }),
  editor: lexicalEditor(),
  telemetry: false,
  typescript: {
    outputFile: path.resolve(process.cwd(), 'src/payload-types.ts'),
    autoGenerate: false,
  },
  admin: {
    importMap: {
      baseDir: process.cwd(),
      importMapFile: path.resolve(process.cwd(), 'src/app/(payload)/admin/importMap.js'),
    },
    meta: { titleSuffix: ' · Back office' },
  },
  plugins: [propFirm(environment.options)],
})
