import { paperPlatform } from 'payload-plugin-prop-firm/testing'
import type { PlatformSession } from 'payload-plugin-prop-firm/types'
import { acmePlatform } from './acmePlatform'

/** Acme is the paper platform under another name, and has to be asked for everything. */
export async function acmeSession(baseUrl: string, apiKey: string): Promise<PlatformSession> {
  const credentials = { token: apiKey }
  const session = await paperPlatform.connect({ id: 'acme', baseUrl, credentials })
  return { ...session, capabilities: acmePlatform.capabilities }
}
