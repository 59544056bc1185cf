import { changedSql } from './changedSql.js'

export const figuresSql = `
  select live.account_id, live.at, live.balance, live.equity, live.used, live.floor,
    live.open_positions, ${changedSql('account')} as changed_at
  from live.account live join pf_accounts account on account.id = live.account_id
  where live.account_id = any($1::uuid[])`
