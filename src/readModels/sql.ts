export const firmSettingsSql = `
select time_zone as zone, currency, limit_bands as bands, coalesce(appeal_days, 7)::float8 as "appealDays"
from pf_firm limit 1`
