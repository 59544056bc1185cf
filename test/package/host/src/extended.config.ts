import path from 'node:path'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { buildConfig } from 'payload'
import { firm } from './firm/firm'
import { hostParts } from './hostParts'

/** An app with parts of its own and everything that docs/extending.md adds to the plugin. */
export default buildConfig({
  ...hostParts,
  secret: process.env.PAYLOAD_SECRET ?? '',
  editor: lexicalEditor(),
  db: postgresAdapter({
    pool: { connectionString: process.env.DATABASE_URL ?? '' },
    migrationDir: path.resolve(process.cwd(), 'src/extended-migrations'),
  }),
  typescript: { outputFile: path.resolve(process.cwd(), 'src/extended-types.ts') },
  plugins: [firm],
})
