/** Two imports into one connection come one after the other. */
export const lockImportSql = `select pg_advisory_xact_lock(hashtextextended($1, 1886547840))`

export const programsSql = `
  select program.id, program.code, program.name, version.id version_id, version.terms
  from pf_programs program join pf_program_versions version on version.id = program.current_version_id
  where program.code = any($1::text[])`

/** Traders behind addresses, and others of the same names. */
export const peopleSql = `
  select email, name from pf_traders
  where email = any($1::text[]) or lower(name) = any($2::text[])`
