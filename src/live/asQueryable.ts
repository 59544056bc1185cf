import type pg from 'pg'
import type { Queryable } from '../database/queryable.js'

/** A `pg` client as the part of it that we use; its own type wants mutable arrays. */
export function asQueryable(client: pg.ClientBase): Queryable {
  return {
    query: async <Row extends Record<string, unknown>>(
      text: string,
      values?: readonly unknown[],
    ) => {
      const { rows, rowCount } = await client.query<Row>(text, values ? [...values] : undefined)
      return { rows, rowCount }
    },
  }
}
