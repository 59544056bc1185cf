import { hasTradedSql } from '../orders/sql.js'

/** An order counts while its payment was not taken back. */
const counts = `('paid', 'partlyRefunded', 'disputed', 'won')`

/** A challenge by id or reference; its row is locked, so that two works about it wait. */
export const lockChallengeSql = `
  select id from pf_challenges where id::text = $1 or reference = $1 for no key update`

export const challengeOfTraderSql = `
  select id from pf_challenges where id = $1::uuid and trader_id = $2::uuid`

export const challengeTraderSql = `select trader_id from pf_challenges where id = $1::uuid`

/** What decides about offers; $2 leaves out the order that is being taken. */
export const offerFactsSql = `
  select challenge.id, challenge.reference, challenge.status challenge_status, challenge.stage,
    challenge.ended_at, challenge.size, challenge.currency, challenge.program_id,
    challenge.program_name, challenge.version_id, challenge.trader_id, challenge.trader_name,
    program.code program_code, version.terms,
    trader.status trader_status, trader.email trader_email,
    (select bought.status from pf_orders bought where bought.id = challenge.order_id) order_status,
    account.id account_id, account.status account_status, account.phase account_phase,
    coalesce(account.is_frozen or account.is_under_review, false) is_held,
    (select ruling.code from pf_rulings ruling
      where ruling.account_id = account.id and ruling.kind = 'expiry'
      order by ruling.at desc, ruling.id desc limit 1) expiry,
    coalesce(live.equity > account.starting_balance, false) in_profit,
    coalesce(${hasTradedSql}, false) has_traded,
    (select count(*)::int from pf_accounts each
      where each.challenge_id = challenge.id and each.status = 'breached') breaches,
    (select coalesce(jsonb_object_agg(kind, times), '{}') from (
      select o.kind, count(*)::int times from pf_orders o
      where o.for_challenge_id = challenge.id and o.status in ${counts} and o.id <> all($2::uuid[])
      group by o.kind) taken) taken,
    (select count(*)::int from pf_orders o
      where o.trader_id = challenge.trader_id and o.kind = 'secondChance'
        and o.status in ${counts} and o.id <> all($2::uuid[])) second_chances_of_person,
    exists (select from pf_orders o where o.for_challenge_id = challenge.id
      and o.status in ('pending', 'mismatch') and o.id <> all($2::uuid[])) is_waiting
  from pf_challenges challenge
  join pf_programs program on program.id = challenge.program_id
  join pf_program_versions version on version.id = challenge.version_id
  join pf_traders trader on trader.id = challenge.trader_id
  left join lateral (select * from pf_accounts each where each.challenge_id = challenge.id
    order by each.id desc limit 1) account on true
  left join live.account live on live.account_id = account.id
  where challenge.id = $1::uuid`

/** Second chances are counted by person: two challenges of one person at once wait here. */
export const lockPersonSql = `select pg_advisory_xact_lock(hashtextextended($1, 1886547835))`

/** The attempts that orders opened, with what they began from. */
export const openedAttemptsSql = `
  select o.id order_id, account.id account_id, account.challenge_id,
    account.status in ('provisioning', 'provisioningFailed', 'active') is_open,
    coalesce(${hasTradedSql}, false) has_traded,
    (select before.status from pf_accounts before
      where before.challenge_id = account.challenge_id and before.id < account.id
      order by before.id desc limit 1) before_status
  from pf_orders o join pf_accounts account on account.id = o.opened_id
  left join live.account live on live.account_id = account.id
  where o.id = any($1::uuid[]) order by o.id`

export const newestAccountSql = `
  select id from pf_accounts where challenge_id = $1::uuid order by id desc limit 1`

/** Orders for a challenge that nobody paid or gave yet. */
export const waitingOrderSql = `
  select id, kind, reference, amount, currency from pf_orders
  where for_challenge_id = $1::uuid and status = 'pending' order by id`

/** What a trader ordered for a challenge and did not pay yet; what is given free is not theirs to end. */
export const ownWaitingOrderSql = `
  select id, reference from pf_orders
  where for_challenge_id = $1::uuid and trader_id = $2::uuid and kind = $3
    and status = 'pending' and amount > 0
  order by id limit 1`
