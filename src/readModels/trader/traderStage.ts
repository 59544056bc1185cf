import type { Queryable } from '../../database/queryable.js'

/** How far a person has come with the firm: derived from orders and accounts, never stored. */
export type TraderStage = 'lead' | 'buyer' | 'evaluating' | 'funded' | 'former'

export type StageFacts = {
  readonly isFunded: boolean
  readonly isEvaluating: boolean
  readonly hasTraded: boolean
  readonly hasBought: boolean
}

/** The facts, as columns of a select from `pf_traders t`. */
export const stageColumns = `
  exists (select from pf_accounts a where a.trader_id = t.id and a.status = 'active'
    and a.phase = 'funded') as "isFunded",
  exists (select from pf_challenges c where c.trader_id = t.id and c.status = 'active')
    as "isEvaluating",
  exists (select from pf_accounts a where a.trader_id = t.id) as "hasTraded",
  exists (select from pf_challenges c where c.trader_id = t.id
    and c.status <> 'awaitingPayment') as "hasBought"`

/** A buyer has a challenge and no account yet; a former trader has nothing that runs. */
export function traderStage(facts: StageFacts): TraderStage {
  if (facts.isFunded) return 'funded'
  if (facts.isEvaluating) return facts.hasTraded ? 'evaluating' : 'buyer'
  return facts.hasTraded || facts.hasBought ? 'former' : 'lead'
}

const stagesSql = `select t.id::text as id, ${stageColumns} from pf_traders t
where t.id = any($1::uuid[])`

export async function readTraderStages(
  q: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, TraderStage>> {
  const { rows } = await q.query<StageFacts & { readonly id: string }>(stagesSql, [ids])
  return new Map(rows.map((row) => [row.id, traderStage(row)]))
}
