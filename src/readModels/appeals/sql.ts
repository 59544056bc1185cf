import { milliseconds } from '../milliseconds.js'

/** Decided appeals, once for each way to look at them, most decided first. */
export const appealReportSql = `
with decided as (
  select a.status = 'granted' as granted, a.rule,
    coalesce(c.program_name, 'program') || ', version ' || v.number as version,
    coalesce(x.first_decider, 'System') as decider
  from pf_appeals a
  join pf_violations x on x.id = a.violation_id
  join pf_accounts k on k.id = a.account_id
  join pf_challenges c on c.id = k.challenge_id
  join pf_program_versions v on v.id = k.version_id
  where a.status in ('granted', 'upheld')
)
select case when grouping(rule) = 0 then 'rule' when grouping(version) = 0 then 'version'
    when grouping(decider) = 0 then 'decider' else 'all' end as by,
  coalesce(rule, version, decider) as name, count(*)::int as decided,
  (count(*) filter (where granted))::int as granted
from decided group by grouping sets ((), (rule), (version), (decider))
having count(*) > 0
order by decided desc, name`

/** The newest appeal about a ruling of this trader. */
export const appealOfRulingSql = `
select id, reference, status, text, created_at as "openedAt", decided_at as "decidedAt", decision
from pf_appeals where ruling_id = $1 and trader_id = $2 order by id desc limit 1`

/** An appeal as its page begins. */
export const appealSql = `
select a.id, a.reference, a.status, a.text, a.account_id as "accountId", a.ruling_id as "rulingId",
  a.violation_id as "violationId", a.trader_id as "traderId", a.trader_name as "traderName", a.login,
  a.decision, a.actor_name as "decidedBy", ${milliseconds('a.created_at')} as "openedAt",
  ${milliseconds('a.deadline')} as deadline, ${milliseconds('a.decided_at')} as "decidedAt",
  r.reference as "rulingReference", x.reference as "violationReference",
  x.status as "violationStatus", coalesce(x.first_decider, 'System') as "firstDecider"
from pf_appeals a join pf_rulings r on r.id = a.ruling_id
join pf_violations x on x.id = a.violation_id
where a.id = $1`
