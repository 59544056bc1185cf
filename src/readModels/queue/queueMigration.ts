/**
 * Who looks after something that waits, and until when it was put off. Rows of their own, so that
 * two people at once meet at a key, and the records that wait are not written for it.
 */
export const queueMigration = {
  id: '005_queue',
  sql: /* sql */ `
create table prop_firm.queue_owner (
  kind text not null,
  subject_id uuid not null,
  operator_id text not null,
  operator_name text not null,
  at timestamptz not null,
  primary key (kind, subject_id)
);

create table prop_firm.queue_snooze (
  kind text not null,
  subject_id uuid not null,
  -- What the record's status was: another one makes it wait again.
  status text not null,
  until timestamptz not null,
  reason text not null,
  actor_id text,
  actor_name text not null,
  at timestamptz not null,
  primary key (kind, subject_id)
);
`,
} as const
