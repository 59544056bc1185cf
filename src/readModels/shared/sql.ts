export const reportSettingsSql = `
select time_zone, currency, payout_promise_hours, limit_bands from pf_firm limit 1`
