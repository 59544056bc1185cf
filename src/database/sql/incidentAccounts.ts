/** Whom an incident concerns, and credits as one of its actions. */
export const incidentAccountsMigration = {
  id: '009_incident_accounts',
  sql: /* sql */ `
alter table prop_firm.incident_action add column credit jsonb,
  drop constraint incident_action_kind_check, add constraint incident_action_kind_check
    check (kind in ('freeze', 'lift', 'pause', 'resume', 'dismiss', 'reinstate', 'credit'));

-- What the platform was told for the row: its outcome is the row's.
alter table prop_firm.incident_row add column command_id uuid;

-- What holds a record now is looked up with every decision about it.
create index hold_open on pf_holds (subject_id) where lifted_at is null;

-- The tables of live trades are made after these.
set local check_function_bodies = off;

-- Accounts of the incident's platform that were open in its window; where it names symbols, those
-- that traded or held one of them then, and those of which that is not known: 'known' says of which
-- accounts all deals are stored, 'chosen' which of the accounts are meant.
create function prop_firm.incident_accounts(incident_id uuid, known jsonb, chosen jsonb)
returns table (account_id uuid, traded text, suspected integer, confirmed integer)
language sql stable as $$
  with about as (
    select incident.connection_id, incident."from", incident."to",
      floor(extract(epoch from incident."from") * 1000)::bigint from_ms,
      floor(extract(epoch from incident."to") * 1000)::bigint to_ms,
      (select array_agg(lower(trim(name))) from
        unnest(string_to_array(incident.symbols, ',')) name where trim(name) <> '') names
    from pf_incidents incident where incident.id = incident_accounts.incident_id
  )
  select account.id, trade.traded, ruling.suspected, ruling.confirmed
  from about join pf_accounts account on account.connection_id = about.connection_id
    and account.opened_at <= about."to"
    and (account.ended_at is null or account.ended_at >= about."from")
  left join live.followed followed on followed.account_id = account.id
  cross join lateral (
    select (count(*) filter (where violation.status = 'suspected'))::int suspected,
      (count(*) filter (where violation.status = 'confirmed'))::int confirmed
    from pf_violations violation where violation.account_id = account.id
      and violation.at between about."from" and about."to") ruling
  cross join lateral (select case
    when about.names is null then 'any'
    when exists (select from live.deal deal where deal.account_id = account.id
      and deal.kind = 'trade' and deal.at between about.from_ms and about.to_ms
      and lower(deal.symbol) = any(about.names)) then 'traded'
    when exists (select from live.deal deal where deal.account_id = account.id
      and deal.kind = 'trade' and deal.at < about.from_ms and lower(deal.symbol) = any(about.names)
      group by coalesce(deal.position, lower(deal.symbol))
      having sum(case deal.entry when 'in' then deal.lots else -deal.lots end) > 0) then 'held'
    when followed.terms_hash in (select jsonb_array_elements_text(known -> 'complete')) then 'no'
    when (known ->> 'resumes')::boolean and exists (select from live.deal deal
      where deal.account_id = account.id and deal.kind = 'trade') then 'no'
    else 'notKnown' end traded) trade
  where trade.traded <> 'no'
    and (chosen ->> 'status' is null or (account.status = 'active') = (chosen ->> 'status' = 'active'))
    and (chosen ->> 'ruling' is null or case chosen ->> 'ruling'
      when 'confirmed' then ruling.confirmed > 0 when 'suspected' then ruling.suspected > 0
      else ruling.confirmed + ruling.suspected = 0 end)
    and (chosen ->> 'traded' is null or (trade.traded = 'notKnown') = (chosen ->> 'traded' = 'notKnown'))
    and (chosen -> 'accountIds' is null
      or account.id in (select jsonb_array_elements_text(chosen -> 'accountIds')::uuid))
    and (chosen -> 'exceptIds' is null
      or account.id not in (select jsonb_array_elements_text(chosen -> 'exceptIds')::uuid))
$$;
`,
} as const
