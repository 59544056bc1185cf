import type { PlatformDefinition } from 'payload-plugin-prop-firm/types'
import { z } from 'zod'
import { capabilities, tinySession } from './tinySession.js'

const credentials = z.strictObject({ token: z.string().min(8) })

export const tinyPlatform: PlatformDefinition<z.infer<typeof credentials>> = {
  name: 'tiny',
  label: 'Tiny Trader',
  capabilities,
  credentials,
  connect: async ({ baseUrl, credentials: { token } }) => tinySession({ baseUrl, token }),
}
