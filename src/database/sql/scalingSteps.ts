/** Steps of growth change their status through the gate alone, as every lifecycle does. */
export const scalingStepsSql = /* sql */ `
drop trigger if exists keep_status on pf_scaling_steps;
create trigger keep_status before update on pf_scaling_steps
  for each row execute function prop_firm.keep_status();
`
