import type { Brand } from './brand.js'

/** One page of rows, with the link to the next as reports give it. */
export function pageOf<Row>(
  brand: Brand,
  rows: readonly Row[],
  asked: {
    readonly cursor: number
    readonly limit: number | undefined
    /** Of the report, below `/brand-api`. */
    readonly path: string
    readonly query: Readonly<Record<string, unknown>>
  },
) {
  const limit = Math.min(asked.limit ?? brand.settings.pageSize, brand.settings.pageSize)
  const next = asked.cursor + limit
  const params = { ...asked.query, cursor: String(next), limit }
  const link = next < rows.length ? { url: `${brand.url}/brand-api${asked.path}`, params } : null
  return { rows: rows.slice(asked.cursor, next), links: { next: link } }
}
