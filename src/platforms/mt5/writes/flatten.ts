import { failureOf } from '../../linkError.js'
import type { PlatformFailure } from '../../types.js'
import type { Mt5Context } from '../context.js'
import { isSuccess, refusalOf } from '../link/retcodes.js'
import { readOf, tables } from '../reads/tables.js'
import type { OrderFacts } from '../wire/order.js'
import type { PositionFacts } from '../wire/position.js'
import { executeAsDealer, type DealerOutcome, type DealerRequest } from './dealer.js'

export type Flattened =
  | { readonly ok: true }
  /** The server closes nothing while trading is switched off for the account. */
  | { readonly ok: false; readonly code: 'tradeDisabled' }
  | PlatformFailure

const roundsMax = 5
const tradeDisabled = 10017
/** Nothing that we could do in the next second changes these. */
const lasting: ReadonlySet<number> = new Set([10018, 10021, 10029])
/** Fill or kill, immediate or cancel, return: what a symbol allows differs. */
const fillings = ['0', '1', '2'] as const
const badFilling = 10030

/**
 * Removes pending orders and closes positions until none is left. Each round looks first at what is
 * there: a request whose outcome is unknown is never sent again, what it left open is.
 */
export async function flatten(context: Mt5Context, login: string): Promise<Flattened> {
  let last: readonly DealerOutcome[] = []
  let filling = 0
  context.known.forget(login)
  for (let round = 0; round <= roundsMax; round++) {
    const open = await openOf(context, login)
    if (!open.ok) return open
    const requests = [
      ...open.orders.map(removal),
      ...open.positions.map((position) => closing(position, fillings[filling] ?? '0')),
    ]
    if (requests.length === 0) return { ok: true }
    if (round === roundsMax) break
    const executed = await executeAsDealer(context, login, requests)
    if (!executed.ok) return executed
    last = executed.outcomes
    if (last.includes(tradeDisabled)) return { ok: false, code: 'tradeDisabled' }
    const stuck = last.find((outcome) => outcome !== null && lasting.has(outcome))
    if (stuck !== undefined && stuck !== null) return refused(stuck)
    if (last.includes(badFilling)) filling = (filling + 1) % fillings.length
  }
  const refusal = last.find((outcome) => outcome !== null && !isSuccess(outcome))
  if (refusal !== undefined && refusal !== null) return refused(refusal)
  return failureOf('outcomeUnknown', `account ${login}: still open after ${roundsMax} rounds`)
}

const refused = (retcode: number): PlatformFailure =>
  refusalOf(retcode, { path: '/dealer/send_request', words: String(retcode), isWrite: false })

type Open = {
  readonly ok: true
  readonly orders: readonly OrderFacts[]
  readonly positions: readonly PositionFacts[]
}

async function openOf({ pool }: Mt5Context, login: string): Promise<Open | PlatformFailure> {
  const given = { logins: [login], isUrgent: true }
  const orders = await readOf(pool, tables.orders, given)
  if (!orders.ok) return orders
  const positions = await readOf(pool, tables.positions, given)
  return positions.ok ? { ok: true, orders: orders.rows, positions: positions.rows } : positions
}

const comment = 'closed by the firm'

const removal = (order: OrderFacts): DealerRequest => ({
  Action: '204',
  Login: order.login,
  Order: order.ticket,
  Symbol: order.symbol,
  Type: String(order.type),
  Volume: order.volume,
  PriceOrder: order.price,
  Digits: String(order.digits),
  Comment: comment,
})

const closing = (position: PositionFacts, filling: string): DealerRequest => ({
  Action: '200',
  Login: position.login,
  Symbol: position.symbol,
  Volume: position.volume,
  TypeFill: filling,
  Type: position.side === 'buy' ? '1' : '0',
  PriceOrder: position.currentPrice,
  Digits: String(position.digits),
  Position: position.id,
  Comment: comment,
})
