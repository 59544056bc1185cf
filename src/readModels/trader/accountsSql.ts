import { milliseconds } from '../milliseconds.js'

/** Running accounts first, then the newest; closing equity of the last thirty days with each. */
export const traderAccountsSql = `
select a.id, coalesce(a.login, a.reference) as login, a.status, a.phase,
  a.phase_name as "phaseName", a.currency, a.starting_balance::float8 as "startingBalance",
  c.program_name as "programName", v.number::float8 as "versionNumber",
  a.is_paused as "isPaused", a.is_frozen as "isFrozen", a.is_under_review as "isUnderReview",
  ${milliseconds('a.ended_at')} as "endedAt",
  l.equity::float8 as equity, l.balance::float8 as balance, l.at::float8 as "seenAt",
  l.state, t.terms,
  coalesce((select jsonb_agg(coalesce(d.close, d.start_equity) order by d.date) from (
    select date, close, start_equity from live.day where account_id = a.id
    order by date desc limit 30) d), '[]') as closes
from pf_accounts a
join pf_challenges c on c.id = a.challenge_id
join pf_program_versions v on v.id = a.version_id
left join live.account l on l.account_id = a.id
left join live.terms t on t.hash = l.terms_hash
where a.trader_id = $1
order by (a.status in ('active', 'provisioning', 'provisioningFailed')) desc,
  (a.status = 'active' and a.phase = 'funded') desc,
  coalesce(a.ended_at, a.opened_at, a.created_at) desc, a.id desc
limit $2`
