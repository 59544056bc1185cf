/** One row with the figures of the dashboard, counted by a job so that no page ever counts a table. */
export const statsMigration = {
  id: '003_stats',
  sql: /* sql */ `
create table prop_firm.stats (
  single boolean primary key default true check (single),
  at timestamptz not null,
  took_ms integer not null,
  figures jsonb not null
);

-- What no record remembers: how much was owed at the end of a day, by the firm's zone.
create table prop_firm.stats_day (
  date date primary key,
  owed jsonb not null
);
`,
} as const
