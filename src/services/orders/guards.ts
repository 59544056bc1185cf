import { isGiven, isPaidFor } from '../../domain/programs/offers.js'
import type { Guard, Guards, Refusal } from '../transition/types.js'
import { giftsSql } from './giveSql.js'

type Row = { id: string; kind: string; amount: string; proposed_by: string | null }

const isFree = ({ kind, amount }: Row) => !isPaidFor({ kind, amount: Number(amount) })

/** What is given free is never made paid: it would need no second person. */
const costsMoney: Guard = async (work, ids) => {
  const { rows } = await work.tx.query<Row>(giftsSql, [ids])
  return rows.filter(isFree).map(({ id, kind }): Refusal => ({
    id,
    code: 'notForSale',
    message: `Nobody pays for this order of the kind ${kind}.`,
  }))
}

/** One person proposes what is above the own limit, another one gives it. */
const secondPersonForGift: Guard = async (work, ids) => {
  const { rows } = await work.tx.query<Row>(giftsSql, [ids])
  return rows.flatMap((row): Refusal[] => {
    const { id, kind, proposed_by } = row
    if (!(isGiven(kind) || isFree(row)) || proposed_by === null) {
      return [{ id, code: 'notGiven', message: 'This order is not one that is given.' }]
    }
    if (work.actor.type === 'operator' && proposed_by !== work.actor.id) return []
    return [{ id, code: 'secondPerson', message: 'You proposed it; a second person decides.' }]
  })
}

export const orderGuards: Guards = { costsMoney, secondPersonForGift }
