/**
 * Deals as the platforms reported them, kept for good: what trades are assembled from again after a
 * restart, what an account's trade list shows, and what reconciliation compares. A partition a month; the default
 * one catches what nobody made a partition for.
 */
export const live002 = `
create table live.deal (
  account_id uuid not null,
  at bigint not null,
  id text not null,
  kind text not null check (kind in ('trade', 'balance')),
  entry text check (entry in ('in', 'out')),
  position text,
  symbol text,
  side text,
  lots integer,
  price text,
  profit bigint not null,
  value bigint,
  comment text,
  received_at bigint not null,
  primary key (account_id, at, id)
) partition by range (at);
create table live.deal_default partition of live.deal default;
create index deal_position on live.deal (account_id, position) where kind = 'trade';
`
