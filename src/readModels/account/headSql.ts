import { changedSql } from '../live/changedSql.js'
import { milliseconds } from '../milliseconds.js'

/** The account with whom and what it belongs to, and the row that the live path keeps of it. */
export const accountHeadSql = `
select a.id, a.reference, a.login, a.status, a.phase, a.phase_name as "phaseName",
  a.attempt::float8 as attempt, a.currency, a.size::float8 as size,
  a.starting_balance::float8 as "startingBalance", a.problem,
  a.is_paused as "isPaused", a.is_frozen as "isFrozen", a.is_under_review as "isUnderReview",
  ${milliseconds('a.opened_at')} as "openedAt", ${milliseconds('a.ended_at')} as "endedAt",
  jsonb_build_object('id', t.id, 'name', t.name, 'reference', t.reference) as trader,
  jsonb_build_object('id', c.id, 'reference', c.reference, 'programName', c.program_name,
    'stage', c.stage, 'status', c.status) as challenge,
  jsonb_build_object('id', v.id, 'number', v.number, 'hash', v.hash) as version,
  (select count(*)::int from jsonb_array_elements(v.terms -> 'phases') as each (step)
    where step ->> 'key' <> 'funded') as "evaluationPhases",
  case when p.id is not null
    then jsonb_build_object('id', p.id, 'name', p.name, 'platform', p.platform, 'mode', p.mode)
  end as connection,
  (select jsonb_agg(jsonb_build_object('kind', h.kind, 'reason', h.reason, 'note', h.note,
    'by', h.actor_name, 'since', ${milliseconds('h.created_at')}) order by h.created_at)
    from pf_holds h where h.subject_type = 'account' and h.subject_id = a.id::text
    and h.lifted_at is null) as holds,
  case when l.account_id is not null then jsonb_build_object('at', l.at,
    'receivedAt', l.received_at, 'balance', l.balance, 'equity', l.equity,
    'openPositions', l.open_positions, 'pendingOrders', l.pending_orders, 'used', l.used,
    'floor', l.floor, 'watching', l.watching, 'dayStartBalance', l.day_start_balance,
    'dayStartEquity', l.day_start_equity, 'changedAt', ${changedSql('a')}) end as live,
  l.state, s.terms
from pf_accounts a
join pf_traders t on t.id = a.trader_id
join pf_challenges c on c.id = a.challenge_id
join pf_program_versions v on v.id = a.version_id
left join pf_platform_connections p on p.id = a.connection_id
left join live.account l on l.account_id = a.id
left join live.terms s on s.hash = l.terms_hash
where a.id = $1`
