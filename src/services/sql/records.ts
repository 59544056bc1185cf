const name = (column: string): string => {
  if (!/^[a-z_]+$/.test(column)) throw new Error(`not a column: ${column}`)
  return `"${column}"`
}

/** Rows arrive as one JSON parameter, so that thousands of them need no placeholders. */
export const insertSql = (input: {
  table: string
  columns: readonly string[]
  onConflict: string
}) => {
  const columns = input.columns.map(name).join(', ')
  return `insert into ${input.table} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${input.table}, $1::jsonb)
    ${input.onConflict} returning id`
}

/** The same columns for many rows, compared with what they were. */
export const updateSql = (table: string, columns: readonly string[]) => `
  update ${table} row set ${columns.map((column) => `${name(column)} = given.${name(column)}`).join(', ')},
    updated_at = $2
  from jsonb_populate_recordset(null::${table}, $1::jsonb) given
  where row.id = given.id`

/** Rows that are only referenced stay free: whoever writes a row that points here does not wait. */
export const lockSql = (table: string) =>
  `select id, status from ${table} where id = any($1::uuid[]) order by id for no key update`

const lockThose = (table: string, those: string) =>
  `select id from ${table} where id in (${those}) order by id for no key update`

/**
 * What stands above a record: locked first, challenge before account before violation before appeal, by everybody,
 * so that two works that start at different ends never wait for each other.
 */
export const lockAboveSql: Readonly<Record<string, readonly string[]>> = {
  account: [
    lockThose('pf_challenges', 'select challenge_id from pf_accounts where id = any($1::uuid[])'),
  ],
  scalingStep: [
    lockThose(
      'pf_challenges',
      'select challenge_id from pf_scaling_steps where id = any($1::uuid[])',
    ),
    lockThose('pf_accounts', 'select account_id from pf_scaling_steps where id = any($1::uuid[])'),
  ],
  violation: [
    lockThose(
      'pf_challenges',
      `select account.challenge_id from pf_violations violation
        join pf_accounts account on account.id = violation.account_id
        where violation.id = any($1::uuid[])`,
    ),
    lockThose('pf_accounts', 'select account_id from pf_violations where id = any($1::uuid[])'),
  ],
  appeal: [
    lockThose(
      'pf_challenges',
      `select account.challenge_id from pf_appeals appeal
        join pf_accounts account on account.id = appeal.account_id
        where appeal.id = any($1::uuid[])`,
    ),
    lockThose('pf_accounts', 'select account_id from pf_appeals where id = any($1::uuid[])'),
    lockThose('pf_violations', 'select violation_id from pf_appeals where id = any($1::uuid[])'),
  ],
}

export const moveSql = `select prop_firm.move($1, $2::uuid[], $3, $4) as id`

export const moveEndingSql = `
  select prop_firm.move_ending($1, $2::uuid[], $3, $4, $5::timestamptz) as id`

export const statusSql = (table: string) => `select status from ${table} where id = $1::uuid`

export const unknownIdsSql = (table: string) => `
  select wanted.id from unnest($1::uuid[]) wanted(id)
  where not exists (select from ${table} known where known.id = wanted.id)`
