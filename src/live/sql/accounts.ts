/** Small numbers spread evenly: the last byte of a uuid is random in every version in use. */
const shardOf = (accountId: string): string => `get_byte(uuid_send(${accountId}), 15) & 15`

export const storeTerms = `
insert into live.terms (hash, terms)
select * from unnest($1::text[], $2::jsonb[]) on conflict (hash) do nothing`

export const readTerms = `select hash, terms from live.terms where hash = any($1::text[])`

export const insertAccounts = `
with new as (
  select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bytea[])
    as new (id, connection, login, terms, state)
), followed as (
  insert into live.followed (account_id, connection_id, shard, login, terms_hash)
  select id, connection, ${shardOf('id')}, login, terms from new
  on conflict (account_id) do nothing returning number, account_id
)
insert into live.figures (number, packed)
select f.number, n.state from followed f join new n on n.id = f.account_id`

/** What the holder of the account shall learn. */
export const insertInputs = `
insert into live.input (account_id, shard, kind, input)
select id, ${shardOf('id')}, $2, input from unnest($1::uuid[], $3::jsonb[]) as new (id, input)`

export const notifyTick = `select pg_notify('live_tick', $1)`

export const announceChange = `select pg_notify('live_changed', '')`

/** The columns of `AccountFigures`. */
export const figures = `
  account_id, number, connection_id, shard, login, terms_hash, watching, state`

/** The next accounts of shards after a number. */
export const loadShards = `
select ${figures} from live.account
where watching and shard = any($1::smallint[]) and number > $2 order by number limit $3`

export const loadAccounts = `select ${figures} from live.account where account_id = any($1::uuid[])`

export const loadWorst = `
select ${figures} from live.account where watching order by used desc, account_id limit $1`

export const readInputs = `
select id::float8 as id, account_id, shard, kind, input
from live.input where shard = any($1::smallint[]) order by id`

export const deleteInputs = `
delete from live.input where id = any($1::bigint[]) returning id::float8 as id`

export const setWatching = `
update live.followed a set watching = s.watching
from unnest($1::uuid[], $2::boolean[]) as s (id, watching) where a.account_id = s.id`

export const setTerms = `
update live.followed a set terms_hash = s.hash
from unnest($1::uuid[], $2::text[]) as s (id, hash) where a.account_id = s.id`

export const updateFigures = `
update live.figures a set packed = s.packed
from unnest($1::integer[], $2::bytea[]) as s (number, packed) where a.number = s.number`

/** Whether any of the rows is as this transaction left it. */
export const wroteFigures = `
select exists (
  select from live.figures where number = any($1::integer[]) and xmin = $2::xid8::xid
) as wrote`

export const readTermsOfConnection = `
select distinct terms_hash as hash from live.followed where connection_id = $1`
