/** Numbers for references, the audit chain, and a journal that always balances. */
export const recordsSql = /* sql */ `
create or replace function prop_firm.number_reference() returns trigger language plpgsql as $$
begin
  if new.reference is null then
    new.reference := tg_argv[0] || '-' || nextval('prop_firm.reference_' || lower(tg_argv[0]));
  end if;
  return new;
end $$;

do $$
declare
  each record;
begin
  for each in select * from (values
    ('pf_traders', 'T'), ('pf_orders', 'O'), ('pf_challenges', 'C'), ('pf_accounts', 'A'),
    ('pf_rulings', 'R'), ('pf_violations', 'V'), ('pf_payouts', 'P'), ('pf_kyc_cases', 'K'),
    ('pf_journal_entries', 'J'), ('pf_email_messages', 'M'), ('pf_platform_commands', 'X')
  ) as list(name, prefix) loop
    execute format('create sequence if not exists prop_firm.%I start 1001', 'reference_' || lower(each.prefix));
    execute format('drop trigger if exists number_reference on %I', each.name);
    execute format('create trigger number_reference before insert on %I
      for each row execute function prop_firm.number_reference(%L)', each.name, each.prefix);
  end loop;
end $$;

create table if not exists prop_firm.audit_head (
  subject_type text not null,
  subject_id text not null,
  seq bigint not null,
  hash text not null,
  primary key (subject_type, subject_id)
);

-- Before and after of personal fields: the entry holds the commitment, erasure deletes value and salt.
create table if not exists prop_firm.personal_value (
  commitment text primary key,
  subject_type text not null,
  subject_id text not null,
  value text not null,
  salt text not null
);

create table if not exists prop_firm.audit_anchor (
  at timestamptz primary key default now(),
  heads bigint not null,
  digest text not null,
  key_id text not null,
  signature text not null
);

-- Counts of tries, shared by all web processes; worth nothing after a crash.
create unlogged table if not exists prop_firm.rate_limit (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

create or replace function prop_firm.audit_hash(entry pf_audit_entries) returns text
language sql immutable as $$
  select encode(sha256(convert_to(jsonb_build_array(
    entry.previous_hash, entry.seq, (extract(epoch from entry.at) * 1000)::bigint, entry.event,
    entry.subject_type, entry.subject_id, entry."from", entry."to", entry.actor_type,
    entry.actor_id, entry.actor_name, entry.reason, entry.data)::text, 'UTF8')), 'hex')
$$;

-- One chain per subject without gaps: the head row is locked until the transaction ends. Two that
-- begin a chain at once meet at its key; the later one goes on behind the earlier.
create or replace function prop_firm.chain_audit() returns trigger language plpgsql as $$
declare
  head prop_firm.audit_head;
begin
  loop
    select * into head from prop_firm.audit_head known
      where known.subject_type = new.subject_type and known.subject_id = new.subject_id for update;
    new.seq := coalesce(head.seq, 0) + 1;
    new.previous_hash := coalesce(head.hash, '');
    new.hash := prop_firm.audit_hash(new);
    if head.seq is null then
      insert into prop_firm.audit_head values (new.subject_type, new.subject_id, new.seq, new.hash)
        on conflict do nothing;
    else
      update prop_firm.audit_head set seq = new.seq, hash = new.hash
        where subject_type = new.subject_type and subject_id = new.subject_id;
    end if;
    exit when found;
  end loop;
  return new;
end $$;

drop trigger if exists chain_audit on pf_audit_entries;
create trigger chain_audit before insert on pf_audit_entries
  for each row execute function prop_firm.chain_audit();

-- The first entry of each chain that does not follow from the one before it, whose end is missing,
-- or that was added behind its end.
create or replace function prop_firm.broken_audit() returns table (subject_type text, subject_id text, seq bigint)
language sql stable as $$
  with entry as (
    select e.*, lag(e.hash) over chain as before, row_number() over chain as place,
      prop_firm.audit_hash(e) as recomputed
    from pf_audit_entries e
    window chain as (partition by e.subject_type, e.subject_id order by e.seq)
  )
  select entry.subject_type::text, entry.subject_id::text, min(entry.seq)::bigint from entry
  where entry.hash is distinct from entry.recomputed
    or entry.previous_hash is distinct from coalesce(entry.before, '')
    or entry.seq <> entry.place
  group by 1, 2
  union all
  select head.subject_type, head.subject_id, head.seq from prop_firm.audit_head head
  where not exists (select from pf_audit_entries e where e.subject_type = head.subject_type
    and e.subject_id = head.subject_id and e.seq = head.seq and e.hash = head.hash)
  union
  select e.subject_type::text, e.subject_id::text, min(e.seq)::bigint from pf_audit_entries e
  left join prop_firm.audit_head head
    on head.subject_type = e.subject_type and head.subject_id = e.subject_id
  where e.seq > coalesce(head.seq, 0)
  group by 1, 2
$$;

create or replace function prop_firm.check_balance() returns trigger language plpgsql as $$
declare
  wrong record;
begin
  select currency, sum(amount) as amount into wrong from pf_journal_lines
    where entry_id = new.entry_id group by currency having sum(amount) <> 0 limit 1;
  if found then
    raise exception 'journal entry % does not balance: % % over', new.entry_id, wrong.amount, wrong.currency
      using errcode = 'PF003';
  end if;
  return null;
end $$;

drop trigger if exists check_balance on pf_journal_lines;
create constraint trigger check_balance after insert on pf_journal_lines
  deferrable initially deferred for each row execute function prop_firm.check_balance();
`
