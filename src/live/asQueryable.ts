import type pg from 'pg'
import type { Queryable } from '../database/queryable.js'

/** A `pg` client as the part of it that we use; its own type wants mutable arrays. */
export const asQueryable = (client: pg.ClientBase): Queryable => queryable(client, () => undefined)

/** Ours are some fifty; what a host adds may be any number. */
const preparedMax = 200

/**
 * The same for a connection that asks the same few things again and again: the server parses what has
 * values once. Whether it plans them anew is up to the connection's `plan_cache_mode`.
 */
export function asPreparing(client: pg.ClientBase): Queryable {
  const names = new Map<string, string>()
  return queryable(client, (text) => {
    if (!names.has(text) && names.size < preparedMax) names.set(text, `kept_${names.size}`)
    return names.get(text)
  })
}

/** @param nameOf under which name a statement with values is prepared, if it is */
function queryable(client: pg.ClientBase, nameOf: (text: string) => string | undefined): Queryable {
  return {
    query: async <Row extends Record<string, unknown>>(
      text: string,
      values?: readonly unknown[],
    ) => {
      const name = values && nameOf(text)
      const { rows, rowCount } = await client.query<Row>({
        text,
        ...(values && { values: [...values] }),
        ...(name !== undefined && { name }),
      })
      return { rows, rowCount }
    },
  }
}
