import type { Capabilities, PlatformDefinition } from 'payload-plugin-prop-firm/types'
import { z } from 'zod'
import { tinySession } from './tinySession.js'

export const capabilities: Capabilities = {
  catchUp: 'none',
  stream: false,
  equity: 'native',
  openAccounts: true,
  adjustBalance: true,
  maxBatch: 200,
  minPollMs: 1_000,
}

const credentials = z.strictObject({ token: z.string().min(8) })

export const tinyPlatform: PlatformDefinition<z.infer<typeof credentials>> = {
  name: 'tiny',
  label: 'Tiny Trader',
  capabilities,
  credentials,
  connect: async ({ baseUrl, credentials: { token } }) => tinySession({ baseUrl, token }),
}
