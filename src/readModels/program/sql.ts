export const versionsSql = `
  select version.id, version.number, version.label, version.hash, version.published_by,
    version.reason, version.created_at,
    (select count(*)::int from pf_challenges challenge
      where challenge.version_id = version.id and challenge.status = 'active') running
  from pf_program_versions version where version.program_id = $1 order by version.number desc`

export const versionSql = `
  select version.id, version.number, version.label, version.hash, version.published_by,
    version.reason, version.created_at, version.program_id, version.terms,
    earlier.number before_number, earlier.terms before_terms, earlier.id before_id,
    (select count(*)::int from pf_challenges challenge
      where challenge.version_id = version.id and challenge.status = 'active') running
  from pf_program_versions version
  left join pf_program_versions earlier
    on earlier.program_id = version.program_id and earlier.number = version.number - 1
  where version.id = $1`

export const newerVersionSql = `
  select newest.id, newest.number, challenge.stage, offer.status,
    offer.expires_at, offer.ended_at from pf_challenges challenge
  join pf_programs program on program.id = challenge.program_id
  join pf_program_versions newest on newest.id = program.current_version_id
  join pf_program_versions own on own.id = challenge.version_id
  left join lateral (
    select moved.status, moved.expires_at, moved.ended_at
    from pf_version_moves moved
    where moved.challenge_id = challenge.id and moved.to_version_id = newest.id
    order by moved.id desc limit 1) offer on true
  where challenge.id = $1 and challenge.status = 'active' and newest.number > own.number`
