/** Appeals have references and a guarded status like every case. */
export const appealsMigration = {
  id: '004_appeals',
  sql: /* sql */ `
create sequence if not exists prop_firm.reference_l start 1001;

create trigger number_reference before insert on pf_appeals
  for each row execute function prop_firm.number_reference('L');

create trigger keep_status before update on pf_appeals
  for each row execute function prop_firm.keep_status();

-- What a trader wrote and what it is about stay as they were written.
create function prop_firm.keep_appeal() returns trigger language plpgsql as $$
begin
  if (new.text, new.ruling_id, new.violation_id, new.account_id, new.trader_id, new.created_at)
    is distinct from
    (old.text, old.ruling_id, old.violation_id, old.account_id, old.trader_id, old.created_at) then
    raise exception 'pf_appeals keeps its rows as they were written' using errcode = 'PF002';
  end if;
  return new;
end $$;

create trigger keep_appeal before update on pf_appeals
  for each row execute function prop_firm.keep_appeal();

create trigger refuse_delete before delete on pf_appeals
  for each row execute function prop_firm.refuse_truncate();
`,
} as const
