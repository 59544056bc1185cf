export const unprovenSql = `
  select trader.id, trader.name from pf_traders trader
  where trader.id = any($1::uuid[]) and not exists (
    select from pf_kyc_cases kyc where kyc.trader_id = trader.id
      and (kyc.status in ('requested', 'submitted', 'inReview', 'needsMoreInfo')
        or (kyc.status = 'approved' and (kyc.expires_at is null or kyc.expires_at > now()))))
  order by trader.id`

export const casesSql = `
  select kyc.id, kyc.reference, kyc.status, kyc.trader_id, trader.email trader_email
  from pf_kyc_cases kyc join pf_traders trader on trader.id = kyc.trader_id
  where kyc.id = any($1::uuid[]) order by kyc.id`

export const missingDocumentsSql = `
  select kyc.id, array_agg(wanted.kind) missing from pf_kyc_cases kyc
  cross join lateral jsonb_array_elements_text(
    coalesce(kyc.required_documents, '["identity", "address"]')) wanted(kind)
  where kyc.id = any($1::uuid[]) and not exists (
    select from pf_kyc_documents document
    where document.kyc_case_id = kyc.id and document.kind = wanted.kind)
  group by kyc.id`

export const openAgreementsSql = `
  select trader.id trader_id, agreement.id agreement_id, agreement.title, agreement.version
  from pf_traders trader cross join pf_agreement_versions agreement
  where trader.id = any($1::uuid[]) and agreement.is_current and not exists (
    select from pf_agreement_acceptances given
    where given.agreement_id = agreement.id and given.trader_id = trader.id)
  order by trader.id, agreement.id`

export const agreementSql = `
  select id, title, version, hash, is_current from pf_agreement_versions where id = $1`
