import { figures } from '../../live/sql/accounts.js'

/** Accounts that are followed and have used so much of a loss limit, a page at a time. */
export const followedSql = `
  select ${figures} from live.account
  where watching and used >= $1 and account_id > $2::uuid order by account_id limit $3`

export const toldSql = `
  select idempotency_key from pf_outbox_events where idempotency_key = any($1::text[])`
