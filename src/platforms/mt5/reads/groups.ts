import { isCurrency, type Currency } from '../../../domain/money/currency.js'
import { failureOf } from '../../linkError.js'
import type { PlatformResult } from '../../types.js'
import type { Pool } from '../link/pool.js'
import { recordsOf, textIn } from '../wire/fields.js'

/** The currency of each group, asked once. */
export type GroupBook = {
  currencyOf(group: string): Promise<PlatformResult<{ currency: Currency }>>
}

export function createGroupBook(pool: Pool): GroupBook {
  const currencies = new Map<string, Currency>()
  return {
    currencyOf: async (group) => {
      const known = currencies.get(group)
      if (known) return { ok: true, currency: known }
      const reply = await pool.ask({ kind: 'read', path: '/group/get', params: { group } })
      if (!reply.ok) {
        if (reply.code !== 'notFound') return reply
        return failureOf(
          'validation',
          `group "${group}": there is none, or the manager may not see it`,
        )
      }
      const record = recordsOf(reply.answer)?.[0]
      const code = record && textIn(record, 'Currency')?.toUpperCase()
      if (!code || !isCurrency(code)) {
        return failureOf('protocol', `group "${group}": expected a currency, was "${code ?? ''}"`)
      }
      currencies.set(group, code)
      return { ok: true, currency: code }
    },
  }
}
