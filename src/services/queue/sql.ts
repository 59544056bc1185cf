/**
 * Gives to `$3`, named `$4`, what still belongs to whom the asker saw: `$2` beside each id `$1`, null
 * for nobody. Someone who no longer works here (not in `$7`) holds nothing. `$5` kind, `$6` now.
 */
export const assignSql = `
  insert into prop_firm.queue_owner as known (kind, subject_id, operator_id, operator_name, at)
  select $5, wanted.id, $3, $4, $6 from unnest($1::uuid[], $2::text[]) wanted(id, seen)
  order by wanted.id
  on conflict (kind, subject_id) do update
    set operator_id = excluded.operator_id, operator_name = excluded.operator_name, at = excluded.at
    where known.operator_id is not distinct from (
        select given.seen from unnest($1::uuid[], $2::text[]) given(id, seen)
        where given.id = known.subject_id)
      or not known.operator_id = any($7::text[])
  returning subject_id as id`

/** Leaves to nobody what still belongs to whom the asker saw. */
export const releaseSql = `
  delete from prop_firm.queue_owner known using unnest($1::uuid[], $2::text[]) wanted(id, seen)
  where known.kind = $3 and known.subject_id = wanted.id and known.operator_id = wanted.seen
  returning known.subject_id as id`

export const ownersSql = `
  select subject_id as id, operator_name as name from prop_firm.queue_owner
  where kind = $1 and subject_id = any($2::uuid[])`

/** Puts off, with the status `$2` beside each id `$1` that it is about. */
export const snoozeSql = `
  insert into prop_firm.queue_snooze (kind, subject_id, status, until, reason, actor_id, actor_name, at)
  select $3, wanted.id, wanted.status, $4, $5, $6, $7, $8
  from unnest($1::uuid[], $2::text[]) wanted(id, status) order by wanted.id
  on conflict (kind, subject_id) do update set status = excluded.status, until = excluded.until,
    reason = excluded.reason, actor_id = excluded.actor_id, actor_name = excluded.actor_name,
    at = excluded.at`

export const wakeSql = `
  delete from prop_firm.queue_snooze where kind = $1 and subject_id = any($2::uuid[])
  returning subject_id as id`
