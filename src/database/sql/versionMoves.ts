/** Offers of a version change their status through the gate alone, as every lifecycle does. */
export const versionMovesSql = /* sql */ `
drop trigger if exists keep_status on pf_version_moves;
create trigger keep_status before update on pf_version_moves
  for each row execute function prop_firm.keep_status();
`
