/**
 * Days lie in months, as deals do. The table from before becomes the default partition, without being
 * copied; maintenance moves its months out. It also keeps, for good, what a dropped month held of
 * accounts that still need it.
 */
export const live006 = `
alter table live.day rename to day_default;
alter table live.day_default rename constraint day_pkey to day_default_pkey;
create table live.day (like live.day_default including defaults including storage)
  partition by range (date);
alter table live.day add primary key (account_id, date);
alter table live.day attach partition live.day_default default;
`
