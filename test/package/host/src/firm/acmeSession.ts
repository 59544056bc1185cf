import type { PlatformUnderTest } from 'payload-plugin-prop-firm/testing'
import type { PlatformSession } from 'payload-plugin-prop-firm/types'

/** The platform of the docs is never called here; its definition must fit the options. */
export function acmeSession(baseUrl: string, _apiKey: string): PlatformSession {
  throw new Error(`${baseUrl} does not exist`)
}

export async function startAcme(): Promise<PlatformUnderTest> {
  throw new Error('there is no Acme')
}
