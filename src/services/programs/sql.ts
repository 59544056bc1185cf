/** First, by itself: what is read in the same statement would be as old as the wait for the lock. */
export const lockProgramSql = 'select id from pf_programs where id = $1 for no key update'

export const programSql = `
  select program.id, program.name, program.draft, newest.number, newest.hash from pf_programs program
  left join lateral (select number, hash from pf_program_versions version
    where version.program_id = program.id order by number desc limit 1) newest on true
  where program.id = $1`

export const currentVersionSql =
  'update pf_programs set current_version_id = $2, updated_at = $3 where id = $1'
