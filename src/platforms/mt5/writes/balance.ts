import type { Currency } from '../../../domain/money/currency.js'
import type { Minor } from '../../../domain/money/minor.js'
import { toDecimalText } from '../../../domain/money/text.js'
import { failureOf } from '../../linkError.js'
import type { PlatformResult } from '../../types.js'
import type { Mt5Context } from '../context.js'
import { dealsBetween, oneUser } from '../reads/readDeals.js'
import { recordOf, textIn } from '../wire/fields.js'
import { carriesTag, taggedComment } from './tag.js'

type Ticket = PlatformResult<{ ticket: string }>

const balanceAction = 2

/** Moves money, unless the operation of this key is there already. */
export async function operateOnBalance(
  context: Mt5Context,
  key: string,
  asked: { readonly login: string; readonly amount: Minor; readonly comment: string },
): Promise<Ticket> {
  const user = await oneUser(context, asked.login)
  if (!user.ok) return user
  const before = await findOperation(context, asked.login, key)
  if (!before.ok) return before
  if (before.ticket !== null) return { ok: true, ticket: before.ticket }
  return bookBalance(context, key, { ...asked, currency: user.account.currency })
}

/** Sends the operation, once: what is not known afterwards is for `findOperation` to say. */
export async function bookBalance(
  { pool, known }: Mt5Context,
  key: string,
  asked: {
    readonly login: string
    readonly amount: Minor
    readonly comment: string
    readonly currency: Currency
  },
): Promise<Ticket> {
  const { login, amount, comment, currency } = asked
  const path = '/trade/balance'
  known.forget(login)
  const reply = await pool.of(login).ask({
    kind: 'write',
    path,
    params: {
      login,
      type: balanceAction,
      balance: toDecimalText(amount, currency),
      comment: taggedComment(key, comment),
      check_margin: 1,
    },
    isUrgent: true,
  })
  if (!reply.ok) return reply
  const answer = recordOf(reply.answer)
  const ticket = answer && textIn(answer, 'Ticket')
  if (ticket) return { ok: true, ticket }
  return failureOf('outcomeUnknown', `${path}: done, but without a ticket`)
}

/** Looks through all deals of the account: an operation may be as old as the account is. */
export async function findOperation(
  context: Mt5Context,
  login: string,
  key: string,
): Promise<PlatformResult<{ ticket: string | null }>> {
  const user = await oneUser(context, login)
  if (!user.ok) return user
  const found = await dealsBetween(context, login, 0)
  if (!found.ok) return found
  const deal = found.deals.find(
    ({ action, comment }) => action === balanceAction && carriesTag(comment, key),
  )
  return { ok: true, ticket: deal?.id ?? null }
}
