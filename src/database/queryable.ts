/**
 * The part of a `pg` client that services and the live path use: a pooled client, a dedicated one
 * or the client of Payload's transaction.
 */
export type Queryable = {
  query<Row extends Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ rows: Row[]; rowCount: number | null }>
}
