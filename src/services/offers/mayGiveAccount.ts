import { programTermsSchema } from '../../domain/programs/terms.js'
import type { Role } from '../../domain/roles.js'
import { findPriceSql } from '../orders/createSql.js'
import { giftLimit, type GiftLimit } from '../orders/giftLimit.js'
import { giftTermsSql } from '../orders/giveSql.js'
import type { Work } from '../work.js'
import type { OfferSubject } from './loadOffers.js'

/** Whether a new account of the same program and size can be given, and within which limit. */
export type AccountGift = {
  readonly possible: boolean
  readonly why: string | null
  readonly limit: GiftLimit
  /** What `POST /prop-firm/orders` asks for. */
  readonly order: {
    readonly program: string
    readonly size: number
    readonly accountCurrency: string
    readonly customer: { readonly email: string; readonly name: string }
  }
}

type Row = { code: string; is_on_sale: boolean; terms: unknown }

export async function mayGiveAccount(
  work: Work,
  subject: OfferSubject,
  roles: readonly Role[],
): Promise<AccountGift> {
  const { program_id, size, currency, trader_email, trader_name } = subject
  const [program] = (await work.tx.query<Row>(giftTermsSql, [program_id])).rows
  const terms = program?.terms ? programTermsSchema.parse(program.terms) : null
  const at = work.now.toISOString()
  const price = await work.tx.query(findPriceSql, [program_id, size, at])
  const isSold = terms?.sizes.some((each) => each.size === size && each.currency === currency)
  const why =
    subject.facts.traderStatus !== 'active'
      ? 'The trader is not allowed to buy.'
      : !terms || !program?.is_on_sale
        ? 'The program is not on sale.'
        : !isSold || price.rows.length === 0
          ? 'The program does not sell this size any more.'
          : null
  const given = { programId: program_id, terms: terms ?? subject.terms, roles }
  return {
    possible: why === null,
    why,
    limit: await giftLimit(work, given),
    order: {
      program: subject.program_code,
      ...{ size, accountCurrency: currency },
      customer: { email: trader_email, name: trader_name },
    },
  }
}
