import type { Pool } from 'pg'
import { newsAround } from '../../domain/rules/news/window.js'
import type { NewsAround } from '../../domain/rules/types.js'
import { newsSql } from './sql.js'

type News = { readonly at: number; readonly currency: string | null }

/** The restricted news that programs look at, as read last. */
export type NewsCalendar = {
  around(symbol: string | undefined, at: number): NewsAround
  /** Reads them again when they are older than a minute. */
  refresh(now: number): Promise<void>
}

const everyMs = 60_000

/** Restricted news of the last month and the next: what a platform may still deliver trades for. */
export function newsCalendar(pool: Pool): NewsCalendar {
  let known: readonly News[] = []
  let readAt = 0
  return {
    around: (symbol, at) =>
      newsAround(
        at,
        known.filter(({ currency }) => concerns(currency, symbol)).map((news) => news.at),
      ),
    async refresh(now) {
      if (now - readAt < everyMs) return
      readAt = now
      known = (await pool.query<News>(newsSql)).rows
    },
  }
}

/** News of a currency concern every instrument whose name has it in it. */
const concerns = (currency: string | null, symbol: string | undefined): boolean =>
  !currency || symbol === undefined || symbol.toUpperCase().includes(currency.toUpperCase())
