export const accountsOfTraderSql = `
  select account.id, account.reference, account.login, account.status, account.phase_name,
    account.challenge_id, not exists (select from pf_accounts later
      where later.challenge_id = account.challenge_id and later.id > account.id) is_newest,
    challenge.program_name, account.size, account.currency, live.balance, live.equity, live.used,
    live.open_positions, live.at,
    (select ruling.id from pf_rulings ruling
      where ruling.account_id = account.id and ruling.kind in ('breach', 'expiry')
        and ruling.disposition <> 'recorded'
      order by ruling.id desc limit 1) ruling_id
  from pf_accounts account
  join pf_challenges challenge on challenge.id = account.challenge_id
  left join live.account live on live.account_id = account.id
  where account.trader_id = $1 and ($2::uuid is null or account.id = $2)
  order by account.id desc limit 500`

export const rulingOfTraderSql = `
  select ruling.id, ruling.reference, ruling.kind, ruling.rule, ruling.code, ruling.unit,
    ruling.limit, ruling.figure, ruling.currency, ruling.at, ruling.evidence,
    coalesce(violation.status, ruling.disposition) disposition,
    ruling.evidence_hash "evidenceHash"
  from pf_rulings ruling left join pf_violations violation on violation.ruling_id = ruling.id
  where ruling.trader_id = $1 and ruling.id = $2`

export const kycOfTraderSql = `
  select kyc.id, kyc.reference, kyc.status, kyc.required_documents required, kyc.decision reason,
    coalesce((select jsonb_agg(distinct document.kind) from pf_kyc_documents document
      where document.kyc_case_id = kyc.id), '[]') given
  from pf_kyc_cases kyc where kyc.trader_id = $1 order by kyc.id desc limit 1`

export const agreementsOfTraderSql = `
  select agreement.id, agreement.title, agreement.version::int, agreement.text, agreement.hash,
    given.accepted_at "acceptedAt"
  from pf_agreement_versions agreement
  left join pf_agreement_acceptances given
    on given.agreement_id = agreement.id and given.trader_id = $1
  where agreement.is_current order by agreement.id`

export const payoutsOfTraderSql = `
  select id, reference, status, login, gross, trader_share "traderShare", currency,
    created_at "requestedAt", due_at "dueAt", paid_at "paidAt", reason
  from pf_payouts where trader_id = $1 order by id desc limit 200`

export const offersOfTraderSql = `
  select offer.id, challenge.reference challenge, challenge.program_name program,
    version.label version, offer.expires_at "expiresAt", offer.differences
  from pf_version_moves offer
  join pf_challenges challenge on challenge.id = offer.challenge_id
  join pf_program_versions version on version.id = offer.to_version_id
  where offer.trader_id = $1 and offer.status = 'offered' and offer.expires_at > now()
    and challenge.status = 'active' and challenge.version_id = offer.from_version_id
  order by offer.expires_at, offer.id`
