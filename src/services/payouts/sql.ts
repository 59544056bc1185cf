/** Ended funded accounts of these whose traders know why they ended. */
export const claimableSql = `
  select account.id from pf_accounts account
  where account.id = any($1::uuid[]) and account.phase = 'funded'
    and account.status in ('breached', 'expired')
    and not exists (select from pf_rulings ruling where ruling.account_id = account.id
      and ruling.kind = 'breach' and ruling.disposition = 'confirmed'
      and ruling.settled_at is null)
  order by account.id`

/** Everything that the conditions of payouts look at, one row per account. `$2` is left out of the open ones. */
export const factsSql = `
  select account.id account_id, account.status, account.size, account.currency,
    account.starting_balance, account.opened_at, account.login, account.connection_id,
    account.trader_id, account.challenge_id, account.trader_name, account.phase, challenge.stage,
    challenge.size sold, challenge.scale_step, challenge.scaled_split_bps,
    (extract(epoch from challenge.scaled_at) * 1000)::bigint scaled_at,
    (select step.balance_after from pf_scaling_steps step
      where step.account_id = account.id and step.status = 'done'
      order by step.number desc limit 1) scaled_balance,
    trader.status trader_status, trader.email trader_email, version.terms,
    live.balance, live.open_positions,
    (select (command.result ->> 'balance')::bigint from pf_platform_commands command
      where command.account_id = account.id and command.status = 'verified'
        and account.status in ('breached', 'expired')
        and command.result ->> 'openPositions' = '0'
        and not exists (select from pf_platform_commands open
          where open.account_id = account.id and open.kind = 'balance'
            and open.status in ('queued', 'sent', 'unknown', 'failed'))
        and command.created_at >= (select min(ruling.created_at) from pf_rulings ruling
          where ruling.account_id = account.id and ruling.kind in ('breach', 'expiry')
            and ruling.disposition <> 'recorded')
      order by command.id desc limit 1) settled_balance,
    (select jsonb_agg(jsonb_build_object('kind', ruling.kind, 'rule', ruling.rule,
        'at', ruling.at_ms) order by ruling.at_ms, ruling.id)
      from pf_rulings ruling left join pf_violations violation on violation.ruling_id = ruling.id
      where ruling.account_id = account.id and ruling.kind in ('breach', 'expiry')
        and account.status in ('breached', 'expired')
        and (violation.status = 'confirmed'
          or violation.id is null and ruling.disposition = 'confirmed')) endings,
    (select jsonb_agg(jsonb_build_object('date', day.date, 'startsAt', day.starts_at,
        'endsAt', day.ends_at, 'startBalance', day.start_balance, 'high', day.high,
        'low', day.low) order by day.date)
      from live.day day where day.account_id = account.id) days,
    (select jsonb_agg(jsonb_build_object('amount', command.input -> 'amount',
        'purpose', command.input ->> 'purpose', 'at',
        coalesce((command.result ->> 'operatedAt')::bigint,
          (extract(epoch from command.verified_at) * 1000)::bigint)) order by command.id)
      from pf_platform_commands command where command.account_id = account.id
        and command.kind = 'balance' and command.status = 'verified') operations,
    (select jsonb_agg(jsonb_build_object('id', payout.id, 'gross', payout.gross,
        'at', (extract(epoch from payout.created_at) * 1000)::bigint, 'status', payout.status,
        'balance', payout.quote -> 'balance', 'traderShare', payout.quote -> 'traderShare',
        'deducted', payout.quote -> 'deducted', 'shared', payout.quote -> 'shared',
        'insideBuffer', payout.quote -> 'insideBuffer', 'cycle', payout.quote -> 'cycle',
        'feeRefund', payout.quote -> 'feeRefund', 'bonus', payout.quote -> 'bonus',
        'isClaim', payout.quote ? 'claim')
        order by payout.id)
      from pf_payouts payout where payout.account_id = account.id) payouts,
    (select jsonb_agg(coalesce(fee.paid_amount, fee.amount) - coalesce(fee.refunded_amount, 0)
        order by fee.paid_at, fee.id)
      from pf_orders fee where fee.id = challenge.order_id and fee.kind = 'purchase'
        and fee.status in ('paid', 'partlyRefunded', 'won')
        and fee.currency = account.currency) fees,
    (select jsonb_build_object('id', kyc.id, 'status', kyc.status, 'expiresAt',
        (extract(epoch from kyc.expires_at) * 1000)::bigint)
      from pf_kyc_cases kyc where kyc.trader_id = account.trader_id
        and kyc.status in ('approved', 'rejected', 'expired', 'revoked')
      order by kyc.decided_at desc nulls last limit 1) identity,
    (select string_agg(agreement.title || ' ' || agreement.version, ', ' order by agreement.id)
      from pf_agreement_versions agreement where agreement.is_current) agreements,
    (select string_agg(agreement.title || ' ' || agreement.version, ', ' order by agreement.id)
      from pf_agreement_versions agreement join pf_agreement_acceptances given
        on given.agreement_id = agreement.id and given.trader_id = account.trader_id
      where agreement.is_current) accepted,
    (select jsonb_build_object('id', method.id, 'changedAt',
        (extract(epoch from method.created_at) * 1000)::bigint, 'masked', method.masked,
        'holder', method.holder_name)
      from pf_payout_methods method where method.trader_id = account.trader_id
        and method.replaced_at is null order by method.id desc limit 1) method,
    (select jsonb_agg(distinct hold.kind) from pf_holds hold where hold.lifted_at is null
      and ((hold.subject_type = 'account' and hold.subject_id = account.id::text)
        or (hold.subject_type = 'trader' and hold.subject_id = account.trader_id::text)
        or (hold.subject_type = 'payout' and hold.subject_id = any($2::text[])
          and hold.kind = 'payouts'))) holds,
    exists (select from pf_scaling_steps step where step.account_id = account.id
      and step.status in ('underWay', 'failed')) is_growing,
    (select count(*)::int from pf_violations violation
      where violation.account_id = account.id and violation.status = 'suspected') suspected,
    (select count(*)::int from pf_orders o
      where o.trader_id = account.trader_id and o.status = 'disputed') disputes,
    (select count(*)::int from pf_differences difference
      where difference.account_id = account.id and difference.status = 'open') differences
  from pf_accounts account
  join pf_challenges challenge on challenge.id = account.challenge_id
  join pf_traders trader on trader.id = account.trader_id
  join pf_program_versions version on version.id = account.version_id
  left join live.account live on live.account_id = account.id
  where account.id = any($1::uuid[]) order by account.id`

export const lockAccountSql = `select id from pf_accounts where id = $1 and trader_id = $2 for update`

/** Claims to what ended accounts had left that were not turned down: these stay ended. */
export const claimsSql = `
  select account_id as id, reference, status from pf_payouts
  where account_id = any($1::uuid[]) and quote ? 'claim'
    and status not in ('cancelled', 'rejectedReturned', 'rejectedForfeited')
  order by id desc`

export const byKeySql = `
  select id from pf_payouts where account_id = $1 and idempotency_key = $2`

export const payoutsSql = `
  select payout.id, payout.reference, payout.status, payout.account_id, payout.challenge_id,
    payout.trader_id, payout.number, payout.gross, payout.trader_share, payout.firm_share,
    payout.currency, payout.split_bps, payout.quote, payout.conditions_hash, payout.method_id,
    payout.operation_ticket, payout.login, trader.email trader_email, account.connection_id,
    method.masked method_masked, program.name program_name,
    (select count(*)::int from pf_journal_entries entry where entry.kind = 'payoutReturned'
      and entry.subject_id = payout.id::text) returned
  from pf_payouts payout
  join pf_traders trader on trader.id = payout.trader_id
  join pf_accounts account on account.id = payout.account_id
  join pf_challenges challenge on challenge.id = payout.challenge_id
  join pf_programs program on program.id = challenge.program_id
  left join pf_payout_methods method on method.id = payout.method_id
  where payout.id = any($1::uuid[]) order by payout.id`

export const lockPayoutSql = `select id from pf_payouts where id = $1 for update`

export const approvalsSql = `
  select payout_id, operator_id, operator_name, conditions_hash, purpose,
    (extract(epoch from created_at) * 1000)::float8 at, voided_at is not null voided
  from pf_approvals where payout_id = any($1::uuid[]) order by id`

export const voidApprovalsSql = `
  update pf_approvals set voided_at = $2, void_reason = $3
  where payout_id = any($1::uuid[]) and voided_at is null`

export const ownTradersSql = `select id from pf_traders where email = $1`

/** What operators lately changed of the people and methods behind payouts. */
export const editsSql = `
  select actor_id, subject_id, event, (extract(epoch from at) * 1000)::bigint at
  from pf_audit_entries
  where actor_type = 'operator' and subject_type = 'trader' and event like 'trader.changed%'
    and subject_id = any($1) and at > $2`

export const violationsOfSql = `
  select payout.id, exists (select from pf_violations violation
    where violation.trader_id = payout.trader_id and violation.status = 'confirmed') confirmed
  from pf_payouts payout where payout.id = any($1::uuid[])`

export const operationsUnderWaySql = `
  select payout.id from pf_payouts payout
  where payout.id = any($1::uuid[]) and payout.status = 'requested'`

export const countPayoutsSql = `
  update pf_challenges challenge set payouts_made = coalesce(payouts_made, 0) + $2
  from pf_payouts payout where payout.id = any($1::uuid[]) and challenge.id = payout.challenge_id`
