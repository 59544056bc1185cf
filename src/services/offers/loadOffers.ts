import { minor, type Minor } from '../../domain/money/minor.js'
import type { Currency } from '../../domain/money/currency.js'
import type { OfferFacts } from '../../domain/programs/mayTake.js'
import { offerPrice, type OfferKind, type PaidOffer } from '../../domain/programs/offers.js'
import { programTermsSchema, type ProgramTerms } from '../../domain/programs/terms.js'
import { findPriceSql } from '../orders/createSql.js'
import type { Work } from '../work.js'
import { offerFactsSql } from './sql.js'

/** A challenge with everything that decides about offers. */
export type OfferSubject = {
  readonly id: string
  readonly reference: string
  readonly size: Minor
  readonly currency: Currency
  readonly program_id: string
  readonly program_name: string
  readonly program_code: string
  readonly version_id: string
  readonly trader_id: string
  readonly trader_name: string
  readonly trader_email: string
  readonly account_id: string | null
  readonly terms: ProgramTerms
  readonly facts: OfferFacts
}

type Row = Omit<OfferSubject, 'terms' | 'facts' | 'size'> & {
  size: string
  terms: unknown
  challenge_status: string
  stage: string
  ended_at: Date | null
  trader_status: string
  order_status: string | null
  account_status: string | null
  account_phase: string | null
  is_held: boolean
  expiry: string | null
  in_profit: boolean
  has_traded: boolean
  breaches: number
  taken: Partial<Record<OfferKind, number>>
  second_chances_of_person: number
  is_waiting: boolean
}

/** @param except an order that is just being taken and must not count against itself */
export async function loadOffers(
  work: Work,
  challengeId: string,
  except: readonly string[] = [],
): Promise<OfferSubject | null> {
  const { rows } = await work.tx.query<Row>(offerFactsSql, [challengeId, except])
  const [row] = rows
  if (!row) return null
  const { account_status: status, account_phase: phase } = row
  const account =
    status === null || phase === null
      ? null
      : {
          status,
          phase,
          isHeld: row.is_held,
          expiry: row.expiry,
          inProfit: row.in_profit,
          hasTraded: row.has_traded,
        }
  return {
    ...row,
    size: minor(Number(row.size)),
    terms: programTermsSchema.parse(row.terms),
    facts: {
      challengeStatus: row.challenge_status,
      stage: row.stage,
      endedAt: row.ended_at && new Date(row.ended_at).getTime(),
      traderStatus: row.trader_status,
      orderStatus: row.order_status,
      account,
      breaches: row.breaches,
      taken: row.taken,
      secondChancesOfPerson: row.second_chances_of_person,
      isWaiting: row.is_waiting,
    },
  }
}

export type Price = { readonly amount: Minor; readonly currency: Currency }

/** What a paid offer costs now: the fee is the program's price for the size, without coupons. */
export async function priceOf(
  work: Work,
  { terms, program_id, size, currency }: OfferSubject,
  kind: PaidOffer,
): Promise<Price | null> {
  const offer = terms.offers[kind]
  if (!offer) return null
  const { rows } = await work.tx.query<{ amount: string; currency: Currency }>(findPriceSql, [
    program_id,
    size,
    work.now.toISOString(),
  ])
  const [fee] = rows
  if (!fee) return null
  const amount = offerPrice(offer.price, minor(Number(fee.amount)), { size, currency })
  return amount > 0 ? { amount, currency: fee.currency } : null
}
