import { findMove } from '../../domain/lifecycles/find.js'
import { openedAttemptsSql } from '../offers/sql.js'
import type { Work } from '../work.js'
import type { OrderFacts } from './loadOrders.js'

/** The account that an offer opened, and what its challenge was before. */
export type Attempt = {
  order_id: string
  account_id: string
  challenge_id: string
  is_open: boolean
  has_traded: boolean
  before_status: string | null
}

export type AfterRefund =
  | { readonly what: 'nothing' }
  /** The bought challenge ends, with the account that is open. */
  | { readonly what: 'challengeEnds' }
  /** The attempt that was bought goes, and the challenge ends by `ending` as before it. */
  | { readonly what: 'attemptGoes'; readonly attempt: Attempt; readonly ending: 'fail' | 'expire' }
  /** It was used, or cannot be undone: a person decides. */
  | { readonly what: 'waits' }

const paidStatuses: ReadonlySet<string> = new Set(['paid', 'partlyRefunded', 'won'])

const endedBy: Readonly<Record<string, 'fail' | 'expire'>> = { breached: 'fail', expired: 'expire' }

/** An order, and the status that a refund finds it in. */
type Refunded = { readonly order: OrderFacts; readonly from: string }

export type Outcome = AfterRefund & { readonly order: OrderFacts }

/** What follows from the refund of each order: what is told beforehand is what is carried out. */
export async function afterRefund(work: Work, refunds: readonly Refunded[]): Promise<Outcome[]> {
  const ids = refunds.map(({ order }) => order.id)
  const { rows } = await work.tx.query<Attempt>(openedAttemptsSql, [ids])
  const attempts = new Map(rows.map((row) => [row.order_id, row]))
  return refunds.map(({ order, from }) => {
    const after =
      order.for_challenge_id === null
        ? afterChallenge(work, order)
        : afterOffer(order, { wasPaid: paidStatuses.has(from), attempt: attempts.get(order.id) })
    return { ...after, order }
  })
}

function afterChallenge(
  { firm }: Work,
  { has_traded, challenge_status: status }: OrderFacts,
): AfterRefund {
  if (has_traded) return { what: 'waits' }
  const ends = status !== null && findMove(firm.lifecycles.challenge, status, 'refund')
  return { what: ends ? 'challengeEnds' : 'nothing' }
}

type Taken = { readonly wasPaid: boolean; readonly attempt: Attempt | undefined }

function afterOffer({ kind }: OrderFacts, { wasPaid, attempt }: Taken): AfterRefund {
  if (!wasPaid) return { what: 'nothing' }
  if (!attempt) return { what: kind === 'extension' ? 'waits' : 'nothing' }
  const ending = endedBy[attempt.before_status ?? '']
  const isUntouched = attempt.is_open && !attempt.has_traded
  return isUntouched && ending ? { what: 'attemptGoes', attempt, ending } : { what: 'waits' }
}
