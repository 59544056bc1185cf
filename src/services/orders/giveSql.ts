export const lockGiverSql = `select pg_advisory_xact_lock(hashtextextended($1, 1886547836))`

export const termsOfOrderSql = `
  select o.program_id, version.terms from pf_orders o
  join pf_program_versions version on version.id = o.version_id where o.id = $1::uuid`

/** The version on sale of a program, which says what may be given. */
export const giftTermsSql = `
  select program.id program_id, program.code, program.is_on_sale, version.terms
  from pf_programs program
  left join pf_program_versions version on version.id = program.current_version_id
  where program.id = $1::uuid`

/** What a person gave alone: gifts that a second person confirmed count for nobody's limit. */
export const givenByMeSql = `
  select count(*)::int from pf_orders o
  join pf_audit_entries entry on entry.subject_type = 'order' and entry.subject_id = o.id::text
    and entry.event = 'order.pay' and entry.actor_type = 'operator' and entry.actor_id = $1
  where o.program_id = $2::uuid
    and (o.kind in ('giveaway', 'replacement') or o.kind in ('reset', 'extension') and o.amount = 0)
    and o.created_at > $3::timestamptz`

/** Orders with their kind and who proposed to give them. */
export const giftsSql = `
  select o.id, o.kind, o.amount, (select entry.actor_id from pf_audit_entries entry
    where entry.subject_type = 'order' and entry.subject_id = o.id::text
      and entry.event = 'order.giftProposed' order by entry.id desc limit 1) proposed_by
  from pf_orders o where o.id = any($1::uuid[])`
