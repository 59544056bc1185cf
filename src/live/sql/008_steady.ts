/**
 * What moves with every observation stands together in a state, after what does not: of a row that is
 * written again, PostgreSQL's log holds only what is between. Forms 2 and 3 are 0 and 1 with their heads
 * in the new order. The columns have new names, so that a process of an earlier release, which writes and
 * reads the old order, fails instead; its observations wait for whoever takes its shards.
 */
export const live008 = `
create table live.steady (number integer not null, packed bytea not null) with (fillfactor = 45);

insert into live.steady (number, packed)
select number, set_byte(substr(state, 1, 1), 0, get_byte(state, 0) + 2)
  || substr(state, 6, 8)                          -- floor
  || substr(state, 38, 8)                         -- balance
  || substr(state, 62, 16) || substr(state, 78, 8) -- start of the day, newest opening
  || substr(state, 54, 8)                         -- open positions, pending orders
  || substr(state, 2, 4)                          -- used
  || substr(state, 46, 8)                         -- equity
  || substr(state, 30, 8) || substr(state, 30, 8) -- at, where the slots do not say it; observed at
  || substr(state, 14, 16)                        -- received at, sequence
  || substr(state, 86)
from live.figures;

create or replace view live.account as
select w.account_id, w.number, w.connection_id, w.shard, w.login, w.terms_hash, w.watching,
  w.evidence_hash, live.int8_at(f.packed, 69) as at, live.int8_at(f.packed, 77) as received_at,
  live.int8_at(f.packed, 85) as sequence, live.int8_at(f.packed, 9) as balance,
  live.int8_at(f.packed, 53) as equity, live.int4_at(f.packed, 41) as open_positions,
  live.int4_at(f.packed, 45) as pending_orders,
  nullif(live.int8_at(f.packed, 1), (-9223372036854775808)::bigint) as floor,
  live.int4_at(f.packed, 49) as used, live.int8_at(f.packed, 17) as day_start_balance,
  live.int8_at(f.packed, 25) as day_start_equity, f.packed as state,
  live.int8_at(f.packed, 33) as last_opened_at
from live.followed w join live.steady f on f.number = w.number;

drop table live.figures;
alter table live.steady rename to figures;
alter table live.figures add primary key (number);

alter table live.tape rename column body to records;
`
