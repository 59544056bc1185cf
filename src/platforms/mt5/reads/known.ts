import type { Currency } from '../../../domain/money/currency.js'
import { add, type Minor } from '../../../domain/money/minor.js'
import { roundDecimalText, toDecimalText } from '../../../domain/money/text.js'
import type { UserFacts } from '../wire/user.js'

/** What a user record said, without what only a write needs. */
export type KnownAccount = {
  readonly login: string
  readonly group: string
  readonly currency: Currency
  readonly rights: number
  readonly balance: string
  readonly credit: string
  /** Its figures as long as nothing is open; null when one is too large to be exact. */
  readonly atRest: Figures | null
}

export type Figures = {
  readonly balance: Minor
  readonly equity: Minor
  readonly raw: { readonly balance: string; readonly equity: string }
}

/** What a session remembers of accounts, so that those at rest need not be read at each poll. */
export type Known = {
  get(login: string): KnownAccount | undefined
  put(user: UserFacts, currency: Currency): KnownAccount
  /** It changed: the next read asks the server. */
  forget(login: string): void
  /** When it was last forgotten, by `performance.now()`: what was found before may no longer hold. */
  changedAt(login: string): number
  /** The newest opening of a position that was seen, UTC milliseconds; 0 when none was. */
  openedAt(login: string): number
  sawOpening(login: string, at: number): void
}

function figuresAtRest(given: {
  readonly balance: string
  readonly credit: string
  readonly currency: Currency
}): Figures | null {
  const { currency } = given
  const balance = roundDecimalText(given.balance, currency)
  const credit = roundDecimalText(given.credit, currency)
  if (balance === null || credit === null) return null
  const equity = add(balance, credit)
  return {
    balance,
    equity,
    raw: { balance: given.balance, equity: toDecimalText(equity, currency) },
  }
}

const accountsMax = 200_000

export function createKnown(): Known {
  const accounts = new Map<string, KnownAccount>()
  const changes = new Map<string, number>()
  const openings = new Map<string, number>()
  return {
    get: (login) => accounts.get(login),
    put: ({ login, group, rights, balance, credit }, currency) => {
      if (accounts.size >= accountsMax) accounts.clear()
      const atRest = figuresAtRest({ balance, credit, currency })
      const account = { login, group, currency, rights, balance, credit, atRest }
      accounts.set(login, account)
      return account
    },
    forget: (login) => {
      accounts.delete(login)
      if (changes.size >= accountsMax) changes.clear()
      changes.set(login, performance.now())
    },
    changedAt: (login) => changes.get(login) ?? 0,
    openedAt: (login) => openings.get(login) ?? 0,
    sawOpening: (login, at) => {
      if (openings.size >= accountsMax) openings.clear()
      if (at > (openings.get(login) ?? 0)) openings.set(login, at)
    },
  }
}
