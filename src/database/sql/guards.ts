/** Statuses, modes and flags change only through `prop_firm.move` and its siblings; records stay as written. */
export const guardsSql = /* sql */ `
create or replace function prop_firm.announced() returns text language sql stable as
  $$ select coalesce(current_setting('prop_firm.transition', true), '') $$;

-- In tests a write past the gate is an error rather than kept silently.
create or replace function prop_firm.is_strict() returns boolean language sql stable as
  $$ select coalesce(current_setting('prop_firm.strict', true), '') = 'on' $$;

-- A save may write a column as it was once read; without an announcement the old value is kept.
create or replace function prop_firm.keep_status() returns trigger language plpgsql as $$
begin
  if new.status is distinct from old.status
    and prop_firm.announced() <> tg_table_name || ':' || old.status || '>' || new.status then
    if prop_firm.is_strict() then
      raise exception 'status of % changed outside a transition: % to %',
        tg_table_name, old.status, new.status using errcode = 'PF001';
    end if;
    new.status := old.status;
  end if;
  return new;
end $$;

create or replace function prop_firm.keep_columns() returns trigger language plpgsql as $$
declare
  before jsonb := to_jsonb(old);
  kept jsonb := '{}';
  name text;
begin
  if prop_firm.announced() = tg_table_name || ':' || tg_argv[0] then return new; end if;
  if prop_firm.is_strict() then
    raise exception '% of % changed outside the gate', tg_argv[0], tg_table_name
      using errcode = 'PF001';
  end if;
  foreach name in array tg_argv[1:] loop
    kept := kept || jsonb_build_object(name, before -> name);
  end loop;
  return jsonb_populate_record(new, kept);
end $$;

-- Moves rows that still have the status the caller saw; answers the ids that were moved.
create or replace function prop_firm.move(target text, ids uuid[], from_status text, to_status text)
returns setof uuid language plpgsql as $$
begin
  perform set_config('prop_firm.transition', target || ':' || from_status || '>' || to_status, true);
  return query execute format(
    'update %I set status = $1, updated_at = now() where id = any($2) and status = $3 returning id',
    target) using to_status, ids, from_status;
  perform set_config('prop_firm.transition', '', true);
end $$;

-- The same with the time of the end, null on the way back: one version of each row instead of two.
create or replace function prop_firm.move_ending(
  target text, ids uuid[], from_status text, to_status text, ended_at timestamptz)
returns setof uuid language plpgsql as $$
begin
  perform set_config('prop_firm.transition', target || ':' || from_status || '>' || to_status, true);
  return query execute format(
    'update %I set status = $1, ended_at = $4, updated_at = now() where id = any($2) and status = $3
     returning id', target) using to_status, ids, from_status, ended_at;
  perform set_config('prop_firm.transition', '', true);
end $$;

create or replace function prop_firm.set_stage(ids uuid[], from_stage text, to_stage text)
returns setof uuid language plpgsql as $$
begin
  perform set_config('prop_firm.transition', 'pf_challenges:stage', true);
  return query update pf_challenges set stage = to_stage, updated_at = now()
    where id = any(ids) and stage = from_stage returning id;
  perform set_config('prop_firm.transition', '', true);
end $$;

-- Flags are a view of the holds that are not lifted.
create or replace function prop_firm.refresh_flags(ids uuid[]) returns void language plpgsql as $$
begin
  perform set_config('prop_firm.transition', 'pf_accounts:flags', true);
  update pf_accounts account set
    is_paused = coalesce(held.kinds @> array['paused'], false),
    is_frozen = coalesce(held.kinds @> array['frozen'], false),
    is_under_review = coalesce(held.kinds @> array['underReview'], false)
  from unnest(ids) wanted(id)
  left join lateral (
    select array_agg(hold.kind::text) kinds from pf_holds hold
    where hold.subject_type = 'account' and hold.subject_id = wanted.id::text
      and hold.lifted_at is null
  ) held on true
  where account.id = wanted.id;
  perform set_config('prop_firm.transition', '', true);
end $$;

create or replace function prop_firm.set_mode(connection uuid, from_mode text, to_mode text)
returns setof uuid language plpgsql as $$
begin
  perform set_config('prop_firm.transition', 'pf_platform_connections:mode', true);
  return query update pf_platform_connections set mode = to_mode, mode_requested_by = null
    where id = connection and mode = from_mode returning id;
  perform set_config('prop_firm.transition', '', true);
end $$;

-- A suspicion that a person confirmed becomes a confirmed ruling; nothing else of it changes.
create or replace function prop_firm.confirm_rulings(violations uuid[]) returns void language plpgsql as $$
begin
  perform set_config('prop_firm.transition', 'pf_rulings:confirm', true);
  update pf_rulings ruling set disposition = 'confirmed' from pf_violations violation
    where violation.id = any(violations) and violation.ruling_id = ruling.id;
  perform set_config('prop_firm.transition', '', true);
end $$;

create or replace function prop_firm.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and prop_firm.announced() = tg_table_name || ':confirm'
    and (to_jsonb(new) - 'disposition') = (to_jsonb(old) - 'disposition') then
    return new;
  end if;
  if tg_op = 'UPDATE'
    and (to_jsonb(new) - tg_argv - 'updated_at') = (to_jsonb(old) - tg_argv - 'updated_at') then
    return new;
  end if;
  raise exception '% keeps its rows as they were written', tg_table_name using errcode = 'PF002';
end $$;

create or replace function prop_firm.refuse_truncate() returns trigger language plpgsql as $$
begin
  raise exception '% keeps its rows as they were written', tg_table_name using errcode = 'PF002';
end $$;

do $$
declare
  guarded text;
  kept record;
begin
  foreach guarded in array array['pf_challenges', 'pf_accounts', 'pf_violations', 'pf_kyc_cases',
    'pf_traders', 'pf_orders', 'pf_payouts', 'pf_email_messages', 'pf_platform_commands'] loop
    execute format('drop trigger if exists keep_status on %I', guarded);
    execute format('create trigger keep_status before update on %I
      for each row execute function prop_firm.keep_status()', guarded);
  end loop;

  drop trigger if exists keep_stage on pf_challenges;
  create trigger keep_stage before update on pf_challenges for each row
    when (old.stage is distinct from new.stage)
    execute function prop_firm.keep_columns('stage', 'stage');
  drop trigger if exists keep_flags on pf_accounts;
  create trigger keep_flags before update on pf_accounts for each row
    when ((old.is_paused, old.is_frozen, old.is_under_review)
      is distinct from (new.is_paused, new.is_frozen, new.is_under_review))
    execute function prop_firm.keep_columns('flags', 'is_paused', 'is_frozen', 'is_under_review');
  drop trigger if exists keep_mode on pf_platform_connections;
  create trigger keep_mode before update on pf_platform_connections for each row
    when (old.mode is distinct from new.mode)
    execute function prop_firm.keep_columns('mode', 'mode');

  for kept in select * from (values
    ('pf_audit_entries', ''), ('pf_journal_entries', ''), ('pf_journal_lines', ''),
    ('pf_program_versions', ''), ('pf_prices', ''), ('pf_agreement_acceptances', ''),
    ('pf_incoming_events', ''), ('pf_rulings', 'settled_at'), ('pf_outbox_events', 'delivered_at'),
    ('pf_approvals', 'voided_at,void_reason'), ('pf_agreement_versions', 'is_current')
  ) as list(name, free) loop
    execute format('drop trigger if exists refuse_change on %I', kept.name);
    execute format('create trigger refuse_change before update or delete on %I
      for each row execute function prop_firm.refuse_change(%s)', kept.name,
      (select string_agg(quote_literal(part), ', ') from unnest(string_to_array(kept.free, ',')) part));
    execute format('drop trigger if exists refuse_truncate on %I', kept.name);
    execute format('create trigger refuse_truncate before truncate on %I
      for each statement execute function prop_firm.refuse_truncate()', kept.name);
  end loop;
end $$;
`
