import { milliseconds } from '../milliseconds.js'
import { itemsSql } from './itemsSql.js'
import type { QueueKindName } from './kinds.js'

const ms = (column: string) => `round(${milliseconds(column)})`

/**
 * `$2`: the operators who can own something: whoever left or lost access owns nothing any more.
 * `$3`: who asks.
 */
const rowsCte = (kinds: readonly QueueKindName[]): string => `
with row as materialized (
  select item.kind, item.id, item.status, item.text, item.resting, item.paused,
    ${ms('item.since')} as since, ${ms('item.due')} as due, ${ms('item.until')} as until,
    item.rest_reason, item.rest_by, owner.operator_id, owner.operator_name,
    item.resting::int as rank, ${ms('coalesce(item.until, item.due)')} as sort
  from (${itemsSql(kinds)}) item
  left join prop_firm.queue_owner owner on owner.kind = item.kind
    and owner.subject_id = item.id and owner.operator_id = any($2::text[])
)`

/** How much waits of each kind: what rests is counted apart. */
export const countsSql = (kinds: readonly QueueKindName[]): string => `${rowsCte(kinds)}
select kind, (count(*) filter (where not resting))::int as waiting,
  (count(*) filter (where resting))::int as resting,
  (count(*) filter (where not resting and operator_id = $3))::int as mine,
  (count(*) filter (where not resting and operator_id is null))::int as unowned,
  (count(*) filter (where not resting and due < ${ms('$1::timestamptz')}))::int as late
from row group by kind`

/**
 * A page in order: soonest deadline first, what rests last. `$4` whose (`mine`, `unowned`, `late` or
 * all), `$5` a text, `$6` to `$8` where the page before ended, `$9` how many.
 */
export const pageSql = (kinds: readonly QueueKindName[]): string => `${rowsCte(kinds)}
select kind, id, status, resting, paused, since, due, until, rest_reason as "restReason",
  rest_by as "restBy", operator_id as "ownerId", operator_name as "ownerName", rank, sort
from row
where case $4 when 'mine' then operator_id = $3 when 'unowned' then operator_id is null
    when 'late' then not resting and due < ${ms('$1::timestamptz')} else true end
  and ($5::text is null or position(lower($5) in lower(text)) > 0)
  and ($6::int is null or (rank, sort, id) > ($6::int, $7::float8, $8::uuid))
order by rank, sort, id limit $9`

/** Which of these rows still wait. `$2` holds kinds, `$3` the ids beside them. */
export const stillSql = (kinds: readonly QueueKindName[]): string => `
select item.kind, item.id, item.status from (${itemsSql(kinds)}) item
join unnest($2::text[], $3::uuid[]) wanted(kind, id)
  on wanted.kind = item.kind and wanted.id = item.id`

/** Who moved these last, and to what. */
export const lastMovesSql = `
select distinct on (subject_id) subject_id as id, actor_name as "by", event, "to"
from pf_audit_entries
where subject_id = any($1::text[]) and event not like 'queue.%'
order by subject_id, seq desc`
