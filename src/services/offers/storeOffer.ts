import { v7 as uuidv7 } from 'uuid'
import type { OfferKind } from '../../domain/programs/offers.js'
import { audit } from '../records/audit.js'
import { insertRows } from '../records/insertRows.js'
import type { Work } from '../work.js'
import type { OfferSubject, Price } from './loadOffers.js'

type New = Omit<Price, 'amount'> & {
  readonly kind: OfferKind
  readonly amount: number
  readonly coupon: string | null
  readonly checkout_reference: string | null
  /** Why an operator ordered it. */
  readonly reason?: string
}

/** An order for an offer, waiting for whoever pays or gives it. */
export async function storeOffer(work: Work, subject: OfferSubject, { reason, ...row }: New) {
  const id = uuidv7()
  const { trader_id, trader_name, program_id, program_name, version_id } = subject
  await insertRows(work, 'orders', [
    {
      id,
      status: 'pending',
      ...{ trader_id, trader_name, program_id, program_name, version_id },
      size: subject.size,
      account_currency: subject.currency,
      refunded_amount: 0,
      for_challenge_id: subject.id,
      ...row,
    },
  ])
  await audit(work, [
    {
      event: 'order.created',
      subjectType: 'order',
      subjectId: id,
      to: 'pending',
      ...(reason === undefined ? {} : { reason }),
      data: { kind: row.kind, challenge: subject.reference },
    },
  ])
  const { rows } = await work.tx.query<{ reference: string }>(
    'select reference from pf_orders where id = $1',
    [id],
  )
  return { id, reference: rows[0]?.reference ?? '', ...row }
}
