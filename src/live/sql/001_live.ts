/**
 * Numbers that change with every price live outside Payload's tables: an operator's save rewrites
 * each column of its row, and would undo what a worker wrote in between. Times are UTC milliseconds,
 * money is minor units.
 */
export const live001 = `
create table live.terms (
  hash text primary key,
  terms jsonb not null
);

-- Who is followed: written when that changes.
create table live.followed (
  number integer generated always as identity primary key,
  account_id uuid not null unique,
  connection_id uuid not null,
  shard smallint not null,
  login text not null,
  terms_hash text not null references live.terms,
  watching boolean not null default true,
  evidence_hash text
);
create index followed_shard on live.followed (shard) where watching;

-- What changes with every price, and nothing else: a row that is copied a thousand times an hour
-- should be short, without a foreign key to look at. Half of each page stays free, so that a round
-- that changes every row finds room on the same page.
create table live.figures (
  number integer primary key,
  at bigint not null,
  received_at bigint not null,
  sequence bigint not null default 0,
  balance bigint not null,
  equity bigint not null,
  open_positions integer not null default 0,
  pending_orders integer not null default 0,
  floor bigint,
  used integer not null default 0,
  day_start_balance bigint not null,
  day_start_equity bigint not null,
  state bytea not null
) with (fillfactor = 45);

-- What everybody reads.
create view live.account as
select w.account_id, w.number, w.connection_id, w.shard, w.login, w.terms_hash, w.watching,
  w.evidence_hash, f.at, f.received_at, f.sequence, f.balance, f.equity, f.open_positions,
  f.pending_orders, f.floor, f.used, f.day_start_balance, f.day_start_equity, f.state
from live.followed w join live.figures f on f.number = w.number;

-- The rows that a book writes, as one parameter in binary.
create type live.figures_row as (
  number integer, at bigint, received_at bigint, sequence bigint, balance bigint, equity bigint,
  open_positions integer, pending_orders integer, floor bigint, used integer,
  day_start_balance bigint, day_start_equity bigint, state bytea
);

-- What services tell the book: a row is deleted in the transaction that stores its effect, so it
-- takes effect once, whichever worker holds the account.
create table live.input (
  id bigint generated always as identity primary key,
  account_id uuid not null,
  shard smallint not null,
  kind text not null check (kind in ('watch', 'unwatch', 'reopen', 'announce', 'retract', 'apply')),
  input jsonb not null default '{}'
);

create table live.shard (
  shard smallint primary key,
  epoch bigint not null default 0,
  worker_id uuid,
  taken_at bigint
);
insert into live.shard (shard) select generate_series(0, 15);

create table live.worker (
  worker_id uuid primary key,
  host text not null,
  pid integer not null,
  started_at bigint not null,
  heartbeat_at bigint not null,
  shards smallint[] not null default '{}',
  accounts integer not null default 0
);

create table live.connection (
  connection_id uuid not null,
  worker_id uuid not null,
  state text not null check (state in ('connecting', 'catchingUp', 'streaming', 'polling', 'waiting')),
  accounts integer not null default 0,
  last_event_at bigint,
  platform_at bigint,
  lag_ms bigint,
  error text,
  reconnects integer not null default 0,
  updated_at bigint not null,
  primary key (connection_id, worker_id)
);

-- Raw observations, packed many to a row: a row for each would take twice the space and four times
-- as long to write.
create sequence live.tape_id;
create table live.tape (
  id bigint not null default nextval('live.tape_id'),
  received_at bigint not null,
  observations integer not null,
  packed boolean not null default false,
  body bytea not null
) partition by range (received_at);
alter table live.tape alter body set storage external;
create index tape_unpacked on live.tape (id) where not packed;

create table live.day (
  account_id uuid not null,
  date date not null,
  starts_at bigint not null,
  ends_at bigint not null,
  start_balance bigint not null,
  start_equity bigint not null,
  floors jsonb not null default '[]',
  open bigint,
  high bigint,
  low bigint,
  close bigint,
  peak bigint,
  minutes bytea not null default '',
  recent bytea not null default '',
  primary key (account_id, date)
);
alter table live.day alter minutes set storage external;
`
