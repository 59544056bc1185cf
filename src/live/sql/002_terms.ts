/** An account that runs may go on under other terms. */
export const live002 = `
alter table live.input drop constraint input_kind_check;
alter table live.input add constraint input_kind_check
  check (kind in ('watch', 'unwatch', 'reopen', 'announce', 'retract', 'apply', 'terms'));
`
