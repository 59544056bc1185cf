export const lockCheckoutSql = `select pg_advisory_xact_lock(hashtextextended($1, 1886547824))`

export const orderByCheckoutSql = `
  select o.id, o.reference, o.amount, o.currency, o.size, o.account_currency, o.kind,
    o.for_challenge_id, program.code
  from pf_orders o join pf_programs program on program.id = o.program_id
  where o.checkout_reference = $1`

export const programForSaleSql = `
  select program.id, program.name, version.id version_id, version.terms
  from pf_programs program left join pf_program_versions version on version.id = program.current_version_id
  where program.code = $1 and program.is_on_sale`

export const findPriceSql = `
  select amount, currency from pf_prices
  where program_id = $1 and size = $2 and valid_from <= $3 order by valid_from desc limit 1`

/** The person behind an address, through merges; made when nobody has it yet. */
export const traderByEmailSql = `
  select coalesce(target.id, trader.id) id, coalesce(target.name, trader.name) as name,
    coalesce(target.email, trader.email) email, coalesce(target.status, trader.status) status
  from pf_traders trader left join pf_traders target on target.id = trader.merged_into_id
  where trader.email = $1`

export const orderByReferenceSql = `
  select id from pf_orders where reference = $1 or checkout_reference = $1 for update`
