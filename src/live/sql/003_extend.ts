/** Deadlines may be moved: one more kind of input. */
export const live003 = `
alter table live.input drop constraint input_kind_check;
alter table live.input add constraint input_kind_check check
  (kind in ('watch', 'unwatch', 'reopen', 'extend', 'announce', 'retract', 'apply'));
`
