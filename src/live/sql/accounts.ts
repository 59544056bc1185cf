/** Small numbers spread evenly: the last byte of a uuid is random in every version in use. */
const shardOf = (accountId: string): string => `get_byte(uuid_send(${accountId}), 15) & 15`

export const storeTerms = `
insert into live.terms (hash, terms)
select * from unnest($1::text[], $2::jsonb[]) on conflict (hash) do nothing`

export const readTerms = `select hash, terms from live.terms where hash = any($1::text[])`

export const insertAccounts = `
with new as (
  select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::bigint[],
    $7::bytea[]) as new (id, connection, login, terms, at, balance, state)
), followed as (
  insert into live.followed (account_id, connection_id, shard, login, terms_hash)
  select id, connection, ${shardOf('id')}, login, terms from new
  on conflict (account_id) do nothing returning number, account_id
)
insert into live.figures (number, at, received_at, balance, equity, day_start_balance,
  day_start_equity, state)
select f.number, n.at, n.at, n.balance, n.balance, n.balance, n.balance, n.state
from followed f join new n on n.id = f.account_id`

export const setSequences = `
update live.figures f set sequence = s.sequence
from unnest($1::uuid[], $2::bigint[]) as s (id, sequence)
join live.followed w on w.account_id = s.id where f.number = w.number`

/** What the holder of the account shall learn. */
export const insertInputs = `
insert into live.input (account_id, shard, kind, input)
select id, ${shardOf('id')}, $2, input from unnest($1::uuid[], $3::jsonb[]) as new (id, input)`

export const notifyTick = `select pg_notify('live_tick', $1)`

export const announceChange = `select pg_notify('live_changed', '')`

/** The columns of `AccountFigures`. */
export const figures = `
  account_id, number, connection_id, shard, login, terms_hash, watching,
  at::float8 as at, received_at::float8 as received_at, sequence::float8 as sequence,
  balance::float8 as balance, equity::float8 as equity, open_positions, pending_orders,
  floor::float8 as floor, used, day_start_balance::float8 as day_start_balance,
  day_start_equity::float8 as day_start_equity, state`

export const loadShards = `
select ${figures} from live.account where watching and shard = any($1::smallint[]) order by number`

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

const assignments = `
set at = s.at, received_at = s.received_at, sequence = s.sequence, balance = s.balance,
  equity = s.equity, open_positions = s.open_positions, pending_orders = s.pending_orders,
  floor = s.floor, used = s.used, day_start_balance = s.day_start_balance,
  day_start_equity = s.day_start_equity, state = s.state`

export const rowType = `select 'live.figures_row'::regtype::oid::int as oid`

/** Few rows: one parameter in binary. */
export const updateFromParameter = `
update live.figures a ${assignments} from unnest($1::live.figures_row[]) s
where a.number = s.number`

/** Many rows: copied in binary to a table of this session, which is empty again after each commit. */
export const createStage = `
set temp_buffers = '48MB';
create temporary table live_stage of live.figures_row on commit delete rows`

export const copyToStage = `copy live_stage from stdin binary`

export const updateFromStage = `
update live.figures a ${assignments} from live_stage s where a.number = s.number`

export const readTermsOfConnection = `
select distinct terms_hash as hash from live.followed where connection_id = $1`
