import { postgresAdapter } from '@payloadcms/db-postgres'
import { propFirm } from 'payload-plugin-prop-firm'
import { buildConfig } from 'payload'

/** What the compiler cannot see: options of the right type and a wrong value. */
export default buildConfig({
  secret: process.env.PAYLOAD_SECRET ?? '',
  db: postgresAdapter({ pool: { connectionString: process.env.DATABASE_URL ?? '' } }),
  plugins: [
    propFirm({
      slugs: { accounts: 'Trading Accounts' },
      portalUrl: 'portal',
      checkoutSecrets: ['too short'],
    }),
  ],
})
