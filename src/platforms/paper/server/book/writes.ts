import { createHash } from 'node:crypto'
import { amountText, nothing, plus, type Amount } from '../amounts.js'
import { commit, type Engine } from '../engine.js'
import type { Account, DealRow, KeptWrite, TraderKind } from './account.js'
import { addAccount, equityOf, newId, removeOrder } from './book.js'
import { flatten } from './trade.js'

export type Refusal = {
  readonly code: 'conflict' | 'insufficientFunds'
  readonly field: string
  readonly message: string
}

export type Keyed = {
  readonly key: string
  readonly kind: KeptWrite['kind']
  readonly asked: unknown
}

/** The write carried out under this key before, a refusal when that was another one, or null. */
export function earlier(
  engine: Engine,
  request: Keyed & { login?: string },
): { account: Account; write: KeptWrite } | Refusal | null {
  const found = engine.book.byKey.get(request.key)
  if (!found) return null
  const isSame =
    found.write.kind === request.kind &&
    found.write.fingerprint === fingerprintOf(request) &&
    (request.login === undefined || request.login === found.account.login)
  if (isSame) return found
  const message = 'was used for another request before'
  return { code: 'conflict', field: 'Idempotency-Key', message }
}

export type OpenRequest = {
  group: string
  leverage: number
  balance: Amount
  name: string
  comment: string
  trader: TraderKind
}

export function openAccount(engine: Engine, request: OpenRequest, keyed: Keyed): Account {
  const { book, clock, market } = engine
  const { group, leverage, balance, name, comment, trader } = request
  const openedAt = clock.now()
  const account: Account = {
    group,
    leverage,
    name,
    comment,
    index: book.accounts.length,
    login: String(book.nextLogin++),
    openedAt,
    initial: balance,
    script: { kind: trader, trades: 0, nextStep: market.step + 1, closeStep: 0 },
    balance,
    floating: nothing,
    mode: 'full',
    positions: [],
    orders: [],
    lastOpenedAt: 0,
    passwordKey: keyed.key,
    sequence: 0,
    oldestKept: 1,
    dealCount: 0,
    deals: [],
    writes: [],
    dayCloses: [],
  }
  addAccount(book, account)
  const write = writeOf(keyed, account.login)
  const deals = balance === 0 ? [] : [balanceDeal(engine, balance, 'initial deposit')]
  commit(engine, account, { deals, write })
  return account
}

/** Pending orders removed, positions closed, trading off. */
export function disable(engine: Engine, account: Account, keyed: Keyed): void {
  const deals = flatten(engine, account, 'disabled')
  account.mode = 'noTrading'
  commit(engine, account, { deals, write: writeOf(keyed) })
}

export function enable(engine: Engine, account: Account, keyed: Keyed): void {
  account.mode = 'full'
  commit(engine, account, { write: writeOf(keyed) })
}

/** Pending orders removed; what is open stays and may be closed, nothing new is opened. */
export function restrict(engine: Engine, account: Account, keyed: Keyed): void {
  for (const order of account.orders) removeOrder(engine.book, account, order)
  account.mode = 'closeOnly'
  commit(engine, account, { write: writeOf(keyed) })
}

export function changeGroup(
  engine: Engine,
  account: Account,
  request: Keyed & { group: string },
): void {
  account.group = request.group
  commit(engine, account, { write: writeOf(request) })
}

export function closeAll(engine: Engine, account: Account, keyed: Keyed): void {
  commit(engine, account, { deals: flatten(engine, account, 'closed'), write: writeOf(keyed) })
}

export function resetPassword(engine: Engine, account: Account, keyed: Keyed): void {
  account.passwordKey = keyed.key
  commit(engine, account, { write: writeOf(keyed) })
}

/** Takes money out only as far as balance and equity both cover it. */
export function adjustBalance(
  engine: Engine,
  account: Account,
  request: Keyed & { amount: Amount; comment: string },
): { ticket: string } | Refusal {
  const { amount, comment } = request
  const free = Math.min(account.balance, equityOf(account))
  if (amount < 0 && free + amount < 0) {
    const message = `the account has ${amountText(account.balance)}, equity ${amountText(equityOf(account))}`
    return { code: 'insufficientFunds', field: 'amount', message }
  }
  account.balance = plus(account.balance, amount)
  const deal = balanceDeal(engine, amount, comment)
  commit(engine, account, { deals: [deal], write: writeOf(request, deal.id) })
  return { ticket: deal.id }
}

function balanceDeal(engine: Engine, amount: Amount, comment: string): DealRow {
  const { book, clock } = engine
  return { id: newId(book), at: clock.now(), kind: 'balance', profit: amountText(amount), comment }
}

function writeOf(keyed: Keyed, ticket?: string): KeptWrite {
  return {
    key: keyed.key,
    kind: keyed.kind,
    fingerprint: fingerprintOf(keyed),
    ...(ticket !== undefined && { ticket }),
  }
}

const fingerprintOf = (keyed: Keyed): string =>
  createHash('sha256').update(JSON.stringify(keyed.asked)).digest('base64url').slice(0, 16)
