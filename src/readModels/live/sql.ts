export const figuresSql = `
  select account_id, at, balance, equity, used, floor, open_positions
  from live.account where account_id = any($1::uuid[])`
