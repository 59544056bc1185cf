import { postgresAdapter } from '@payloadcms/db-postgres'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { propFirm } from 'payload-plugin-prop-firm'
import { buildConfig } from 'payload'

/** As payload.config.ts, with the plugin switched off. */
export default buildConfig({
  secret: process.env.PAYLOAD_SECRET ?? '',
  editor: lexicalEditor(),
  db: postgresAdapter({ pool: { connectionString: process.env.DATABASE_URL ?? '' } }),
  plugins: [propFirm({ disabled: true })],
})
