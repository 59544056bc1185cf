import type { Pool } from 'pg'
import { decryptField } from '../../crypto/fieldCipher.js'
import { PropFirmError } from '../../errors.js'
import type { Firm } from '../../firm.js'
import type { PlatformSession } from '../../platforms/types.js'
import { connectionSql } from './sql.js'

export type Sessions = {
  /** The link to a connection's platform, made on first use and shared. */
  get(connectionId: string): Promise<PlatformSession>
  /** Forgets a link that broke; the next use makes a new one. */
  drop(connectionId: string): Promise<void>
  close(): Promise<void>
}

type Row = { platform: string; base_url: string; sealed_credentials: string | null; name: string }

/** Links to the platforms of this process, one per connection. */
export function platformSessions({ firm, pool }: { firm: Firm; pool: Pool }): Sessions {
  const open = new Map<string, Promise<PlatformSession>>()
  const connect = async (id: string): Promise<PlatformSession> => {
    const [row] = (await pool.query<Row>(connectionSql, [id])).rows
    const platform = row && firm.platforms.get(row.platform)
    if (!row || !platform) {
      throw new PropFirmError(
        'unknownConnection',
        `connection ${id}: no such connection or platform`,
      )
    }
    const place = { collection: 'platform-connections', record: id, field: 'credentials' }
    const stored: unknown = row.sealed_credentials
      ? JSON.parse(decryptField(firm.keyRing, place, row.sealed_credentials))
      : undefined
    const credentials = platform.credentials.safeParse(stored)
    if (!credentials.success) {
      throw new PropFirmError('credentials', `connection ${row.name}: enter its credentials again`)
    }
    return platform.connect({ id, baseUrl: row.base_url, credentials: credentials.data })
  }
  return {
    get(id) {
      const known = open.get(id)
      if (known) return known
      const made = connect(id)
      open.set(id, made)
      made.catch(() => open.delete(id))
      return made
    },
    async drop(id) {
      const known = open.get(id)
      open.delete(id)
      await known?.then((session) => session.close()).catch(() => undefined)
    },
    async close() {
      const all = [...open.keys()]
      await Promise.all(all.map((id) => this.drop(id)))
    },
  }
}
