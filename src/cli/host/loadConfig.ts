import { register } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { SanitizedConfig } from 'payload'
import { z } from 'zod'

const shape = z.object({ default: z.custom<SanitizedConfig | Promise<SanitizedConfig>>() })

/**
 * The host's configuration, found where Payload's own command line finds it: PAYLOAD_CONFIG_PATH,
 * the alias `@payload-config` of tsconfig.json, then `payload.config.ts`. TypeScript is understood
 * from here on in this process, the migrations that follow included.
 */
export const loadConfig = async (): Promise<SanitizedConfig> => {
  register('./productionCondition.js', import.meta.url)
  const typeScript = await import('tsx/esm/api')
  typeScript.register()
  const { findConfig } = await import('payload/node')
  const loaded: unknown = await import(pathToFileURL(findConfig()).href)
  return shape.parse(loaded).default
}
