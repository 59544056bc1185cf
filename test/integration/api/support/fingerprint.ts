import type { Pool } from 'pg'

const tablesSql = `
  select format('%I.%I', table_schema, table_name) name from information_schema.tables
  where table_schema in ('public', 'live', 'prop_firm') and table_type = 'BASE TABLE'
    and (table_schema, table_name) <> ('prop_firm', 'rate_limit')
  order by 1`

const namesOf = async (pool: Pool): Promise<string[]> =>
  (await pool.query<{ name: string }>(tablesSql)).rows.map(({ name }) => name)

/** A hash of every row of each table, except the counts of tries. */
export async function fingerprint(pool: Pool): Promise<Record<string, string>> {
  const parts = (await namesOf(pool)).map(
    (name) => `select '${name}' as name,
      md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) as hash from ${name} t`,
  )
  const { rows } = await pool.query<{ name: string; hash: string }>(parts.join(' union all '))
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]))
}

/** Tables in which the text stands, as `table: rows`. */
export async function tablesWith(pool: Pool, text: string): Promise<string[]> {
  const parts = (await namesOf(pool)).map(
    (name) => `select '${name}' as name, count(*)::int as rows from ${name} t
      where position($1 in t::text) > 0`,
  )
  const { rows } = await pool.query<{ name: string; rows: number }>(parts.join(' union all '), [
    text,
  ])
  return rows.filter(({ rows: count }) => count > 0).map(({ name }) => name)
}
