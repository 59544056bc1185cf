import { minor, negate, smaller, subtract, type Minor } from '../../../../domain/money/minor.js'
import { scaledInteger } from '../../../../domain/money/text.js'
import { exponentOf } from '../../../../domain/money/currency.js'
import { done, fail, named, type Answer, type Call, type Command } from '../http/command.js'
import { currencyOf, figuresOf } from '../world/figures.js'
import { bookAmount } from '../world/trade.js'
import type { SimUser } from '../world/types.js'
import { oneUser } from './select.js'

export const balanceCommands: Readonly<Record<string, Command>> = {
  trade_balance: { needs: 'accountant', run: balance },
}

const actions = new Set([2, 3, 4, 5, 6])
const commentMax = 31
const amountMax = 1_000_000_000

function balance(call: Call): Answer {
  const { asked, world, session } = call
  const user = oneUser(call)
  const action = asked.number('type') ?? 2
  if (!actions.has(action)) return fail(3)
  if (!user) return fail(13)
  const currency = currencyOf(world, user)
  const value = scaledInteger(asked.get('balance')?.trim() ?? '', exponentOf(currency))
  if (value === null || value === 0) return fail(3)
  if (Math.abs(value) > amountMax * 10 ** exponentOf(currency)) return fail(4005)
  const amount = minor(value)
  if (amount < 0 && !isCovered(call, user, { action, amount })) return fail(10019)
  const deal = bookAmount(world, user, {
    action,
    amount,
    comment: (asked.get('comment') ?? '').slice(0, commentMax),
    dealer: session.manager ?? 0,
  })
  return done(named('Ticket', deal.ticket))
}

function isCovered(
  { asked, world }: Call,
  user: SimUser,
  { action, amount }: { action: number; amount: Minor },
): boolean {
  const taken = negate(amount)
  if (action === 3) return taken <= user.credit
  const { equity, margin } = figuresOf(world, user)
  const free = subtract(equity, margin)
  const there = asked.get('check_margin') === '0' ? user.balance : smaller(user.balance, free)
  return taken <= there
}
