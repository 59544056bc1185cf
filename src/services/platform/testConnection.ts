import type { PlatformResult } from '../../platforms/types.js'
import type { Runtime } from '../runtime.js'

/**
 * Asks the platform how it does over a fresh link, so that what was entered is what is tested. The links
 * of workers are their own and go on.
 */
export async function testConnection(
  { sessions }: Pick<Runtime, 'sessions'>,
  id: string,
): Promise<PlatformResult<{ latencyMs: number; serverTime: number; accounts: number }>> {
  await sessions.drop(id)
  try {
    return await (await sessions.get(id)).health()
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { ok: false, code: 'unavailable', message, retryable: false }
  }
}
