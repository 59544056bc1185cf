import { milliseconds } from '../milliseconds.js'

/**
 * When something was last decided about an account or told to its platform, UTC milliseconds: what
 * a page about it is made of changed then, its figures apart.
 *
 * @param account alias of `pf_accounts`
 */
export const changedSql = (account: string): string =>
  milliseconds(`greatest(${account}.updated_at,
    (select max(updated_at) from pf_platform_commands where account_id = ${account}.id),
    (select max(updated_at) from pf_violations where account_id = ${account}.id),
    (select max(settled_at) from pf_rulings where account_id = ${account}.id))`)
