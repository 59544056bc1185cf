/**
 * What is done about an incident: an action that one person proposes and another releases, and a row
 * for each record that it touches, so that its progress survives whoever carries it out.
 */
export const incidentsMigration = {
  id: '006_incidents',
  sql: /* sql */ `
create sequence if not exists prop_firm.reference_i start 1001;
create trigger number_reference before insert on pf_incidents
  for each row execute function prop_firm.number_reference('I');
create trigger keep_status before update on pf_incidents
  for each row execute function prop_firm.keep_status();

create table prop_firm.incident_action (
  id uuid primary key,
  incident_id uuid not null,
  kind text not null check (kind in ('freeze', 'lift', 'pause', 'resume', 'dismiss', 'reinstate')),
  goes_on jsonb,
  reason text not null,
  proposed_by text not null,
  proposed_name text not null,
  proposed_at timestamptz not null,
  released_by text,
  released_name text,
  released_at timestamptz,
  stopped_name text,
  stopped_at timestamptz,
  ended_at timestamptz
);
create index incident_action_incident on prop_firm.incident_action (incident_id);
create index incident_action_running on prop_firm.incident_action (released_at)
  where ended_at is null and stopped_at is null;

create table prop_firm.incident_row (
  action_id uuid not null references prop_firm.incident_action,
  subject_id uuid not null,
  account_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'refused')),
  message text,
  primary key (action_id, subject_id)
);
create index incident_row_waiting on prop_firm.incident_row (action_id, subject_id)
  where state = 'waiting';
`,
} as const
