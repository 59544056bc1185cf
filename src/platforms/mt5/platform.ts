import { PropFirmError } from '../../errors.js'
import type { PlatformDefinition } from '../types.js'
import { mt5Capabilities } from './capabilities.js'
import { createBrokerClock } from './clock/brokerClock.js'
import type { Mt5Context } from './context.js'
import { mt5Credentials, type Mt5Credentials } from './credentials.js'
import type { ServerAddress } from './link/openSocket.js'
import { createPool } from './link/pool.js'
import { createGroupBook } from './reads/groups.js'
import { createKnown } from './reads/known.js'
import { mt5Session } from './session.js'

const pingMs = 20_000

/** MetaTrader 5 over its Web API, with the rights of one or several managers. */
export const mt5Platform: PlatformDefinition<Mt5Credentials> = {
  name: 'mt5',
  label: 'MetaTrader 5',
  capabilities: mt5Capabilities,
  credentials: mt5Credentials,
  connect: async ({ baseUrl, credentials }, dependencies = {}) => {
    const { managers, version, fingerprint, timeoutMs } = credentials
    const address = addressOf(baseUrl, fingerprint)
    const now = dependencies.now ?? Date.now
    const pool = createPool({ address, managers, version, timeoutMs, pingMs })
    const clock = createBrokerClock(credentials.clock, now)
    let sequence = 0
    const context: Mt5Context = {
      credentials,
      pool,
      clock,
      now,
      groups: createGroupBook(pool),
      known: createKnown(),
      stamp: () => {
        const at = clock.serverNow()
        sequence = Math.max(sequence + 1, at)
        return { at, sequence }
      },
    }
    return mt5Session(context)
  },
}

/** @throws PropFirmError `credentials` when the address is not one of an access server */
function addressOf(baseUrl: string, fingerprint: string | undefined): ServerAddress {
  const parsed = URL.canParse(baseUrl) ? new URL(baseUrl) : null
  if (parsed?.protocol !== 'https:') {
    throw new PropFirmError(
      'credentials',
      `expected an address such as https://host:443, was "${baseUrl}"`,
    )
  }
  const host = parsed.hostname.replace(/^\[|\]$/g, '')
  return { host, port: Number(parsed.port || 443), fingerprint }
}
