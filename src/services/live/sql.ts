export const liveFiguresSql = `
  select account_id, balance, equity, used from live.account where account_id = any($1::uuid[])`
