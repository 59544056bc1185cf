import { failureOf } from '../../linkError.js'
import type { PlatformFailure } from '../../types.js'

/** A refusal in the server's own number. */
export type Refusal = PlatformFailure & { readonly retcode?: number }

type Meaning = {
  readonly code: PlatformFailure['code']
  /** What the operator can do about it. */
  readonly hint?: string
  readonly retryAfterMs?: number
}

const later = { code: 'rateLimited', retryAfterMs: 1_000 } as const
const down = { code: 'unavailable' } as const
const invalid = { code: 'validation' } as const
const conflict = { code: 'conflict' } as const
const gone = { code: 'notFound' } as const

/** Codes whose request may have been carried out: a write is read back before anything else. */
const uncertain: ReadonlySet<number> = new Set([2, 5, 6, 7, 9, 10, 10012, 10031])

const meanings: Readonly<Record<number, Meaning>> = {
  2: down,
  3: invalid,
  4: invalid,
  5: down,
  6: down,
  7: down,
  8: { code: 'auth', hint: 'the manager lacks a permission for this' },
  9: down,
  10: down,
  11: down,
  12: later,
  13: gone,
  14: down,
  15: down,
  16: down,
  17: conflict,
  1000: { code: 'auth', hint: 'not signed in' },
  1001: { code: 'auth', hint: 'manager login or API password is wrong' },
  1002: { code: 'auth', hint: 'the manager account is disabled' },
  1011: { code: 'auth', hint: 'the account is no manager: create its manager configuration' },
  1012: { code: 'auth', hint: "our address is not in the manager's list of allowed addresses" },
  1018: later,
  1024: { code: 'auth', hint: 'permission "Connect using MetaTrader 5 Manager" is missing' },
  1034: { code: 'auth', hint: 'the Web API is switched off in the access server' },
  3001: conflict,
  3002: { code: 'conflict', hint: 'the range of logins is used up' },
  3003: { code: 'conflict', hint: 'the login belongs to another trade server' },
  3004: { code: 'conflict', hint: 'the login exists already' },
  3006: { code: 'validation', hint: 'the password does not satisfy the group' },
  3007: conflict,
  3008: { code: 'conflict', hint: 'the account has open trades' },
  3009: { code: 'conflict', hint: 'the group is on another trade server' },
  3010: { code: 'conflict', hint: 'the group has another currency' },
  4005: { code: 'validation', hint: 'the amount is above what one operation may move' },
  10004: down,
  10006: conflict,
  10007: conflict,
  10012: down,
  10013: invalid,
  10014: invalid,
  10015: down,
  10016: invalid,
  10017: { code: 'conflict', hint: 'trading is switched off' },
  10018: { code: 'unavailable', hint: 'the market is closed', retryAfterMs: 60_000 },
  10019: { code: 'insufficientFunds' },
  10020: down,
  10021: { code: 'unavailable', hint: 'there are no prices', retryAfterMs: 10_000 },
  10024: later,
  10028: down,
  10029: { code: 'unavailable', hint: 'the order or position is frozen' },
  10030: { code: 'validation', hint: 'the symbol does not allow this way of filling' },
  10031: down,
  12000: { code: 'protocol', hint: 'the server does not know this command' },
  12001: { code: 'validation', hint: 'ask the main trade server' },
  12002: { code: 'protocol', hint: 'the server does not support this command' },
}

export const isSuccess = (retcode: number): boolean =>
  retcode === 0 || retcode === 1 || retcode === 10008 || retcode === 10009 || retcode === 10010

/** Codes of a connection that is not signed in, or no longer. */
export const isSignInCode = (retcode: number): boolean =>
  retcode >= 1000 && retcode < 1100 && retcode !== 1018

/** @param given.words what the server wrote, as `10018 Market closed` */
export function refusalOf(
  retcode: number,
  given: { readonly path: string; readonly words: string; readonly isWrite: boolean },
): Refusal {
  const known = meanings[retcode]
  const fallback: PlatformFailure['code'] = isSignInCode(retcode) ? 'auth' : 'protocol'
  const isLost = given.isWrite && uncertain.has(retcode)
  const code = isLost ? 'outcomeUnknown' : (known?.code ?? fallback)
  const hint = known?.hint ? `: ${known.hint}` : ''
  const failure = failureOf(code, `${given.path} answered "${given.words}"${hint}`)
  const wait = known?.retryAfterMs === undefined ? {} : { retryAfterMs: known.retryAfterMs }
  return { ...failure, ...wait, retcode }
}
