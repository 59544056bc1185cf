/** An account that runs may go on under other terms. */
export const live004 = `
alter table live.input drop constraint input_kind_check;
alter table live.input add constraint input_kind_check
  check (kind in
    ('watch', 'unwatch', 'reopen', 'extend', 'announce', 'retract', 'apply', 'terms'));
`
