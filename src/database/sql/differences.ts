/** Differences have references and a guarded status like every case; a row for each connection's last run. */
export const differencesMigration = {
  id: '008_differences',
  sql: /* sql */ `
create sequence if not exists prop_firm.reference_d start 1001;
create trigger number_reference before insert on pf_differences
  for each row execute function prop_firm.number_reference('D');
create trigger keep_status before update on pf_differences
  for each row execute function prop_firm.keep_status();
create trigger refuse_delete before delete on pf_differences
  for each row execute function prop_firm.refuse_truncate();

create table prop_firm.reconciliation (
  connection_id uuid primary key,
  requested_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  accounts integer not null default 0,
  opened integer not null default 0,
  agreed integer not null default 0,
  problem text
);
`,
} as const
