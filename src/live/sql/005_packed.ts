/**
 * A row of figures is a number and a state: thirteen columns, one of them 312 bytes of float64, took
 * twice as long to write. The head of the state has a fixed width, and the view reads it for
 * everybody. Rows from before keep their slots as they are until they are next written (form 0).
 */
export const live005 = `
create function live.int4_at(state bytea, at integer) returns integer
language sql immutable parallel safe as '
  select (get_byte(state, at) << 24) | (get_byte(state, at + 1) << 16)
    | (get_byte(state, at + 2) << 8) | get_byte(state, at + 3)';

create function live.int8_at(state bytea, at integer) returns bigint
language sql immutable parallel safe as '
  select (get_byte(state, at)::bigint << 56) | (get_byte(state, at + 1)::bigint << 48)
    | (get_byte(state, at + 2)::bigint << 40) | (get_byte(state, at + 3)::bigint << 32)
    | (get_byte(state, at + 4)::bigint << 24) | (get_byte(state, at + 5)::bigint << 16)
    | (get_byte(state, at + 6)::bigint << 8) | get_byte(state, at + 7)::bigint';

create table live.packed (number integer not null, state bytea not null) with (fillfactor = 45);

-- The time of the newest opening is a float64, lowest byte first, in slot 7.
insert into live.packed (number, state)
select number, '\\x00'::bytea || int4send(used)
  || int8send(coalesce(floor, (-9223372036854775808)::bigint))
  || int8send(received_at) || int8send(sequence) || int8send(at)
  || int8send(balance) || int8send(equity) || int4send(open_positions) || int4send(pending_orders)
  || int8send(day_start_balance) || int8send(day_start_equity)
  || int8send(case when bits = 0 then 0
       else ((bits & 4503599627370495) | 4503599627370496) >> (1075 - (bits >> 52)::integer) end)
  || state
from live.figures
cross join lateral (
  select coalesce(sum(get_byte(state, 56 + place)::bigint << (8 * place)), 0)::bigint as bits
  from generate_series(0, 7) place
) opened;

create or replace view live.account as
select w.account_id, w.number, w.connection_id, w.shard, w.login, w.terms_hash, w.watching,
  w.evidence_hash, live.int8_at(f.state, 29) as at, live.int8_at(f.state, 13) as received_at,
  live.int8_at(f.state, 21) as sequence, live.int8_at(f.state, 37) as balance,
  live.int8_at(f.state, 45) as equity, live.int4_at(f.state, 53) as open_positions,
  live.int4_at(f.state, 57) as pending_orders,
  nullif(live.int8_at(f.state, 5), (-9223372036854775808)::bigint) as floor,
  live.int4_at(f.state, 1) as used, live.int8_at(f.state, 61) as day_start_balance,
  live.int8_at(f.state, 69) as day_start_equity, f.state,
  live.int8_at(f.state, 77) as last_opened_at
from live.followed w join live.packed f on f.number = w.number;

drop table live.figures;
drop type live.figures_row;
alter table live.packed rename to figures;
alter table live.figures add primary key (number);
`
