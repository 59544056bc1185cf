export const liveFiguresSql = `
  select account_id, balance, equity, used from live.account where account_id = any($1::uuid[])`

export const rulingHoldsSql = `
  select subject_id from pf_holds
  where kind = 'rulings' and lifted_at is null and subject_type in ('firm', 'connection')`
