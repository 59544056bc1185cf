import type { TradingMode } from '../../types.js'
import { decimalIn, integerIn, loginIn, textIn, type WireRecord } from './fields.js'

/** What we need of a user record, and the record itself, which an update sends back whole. */
export type UserFacts = {
  readonly login: string
  readonly group: string
  readonly rights: number
  readonly comment: string
  readonly name: string
  readonly email: string
  readonly leverage: number
  /** Broker clock, seconds. */
  readonly registration: number
  readonly balance: string
  readonly credit: string
  readonly record: WireRecord
}

export const userRights = {
  enabled: 0x1,
  tradeDisabled: 0x4,
  readOnly: 0x200,
  /** Enabled, may change the password, trailing stops, experts, reports. */
  standard: 0x163,
} as const

export function readUser(record: WireRecord): UserFacts | null {
  const login = loginIn(record)
  const group = textIn(record, 'Group')
  const rights = integerIn(record, 'Rights')
  const balance = decimalIn(record, 'Balance')
  if (login === null || group === null || rights === null || balance === null) return null
  return {
    login,
    group,
    rights,
    balance,
    record,
    credit: decimalIn(record, 'Credit') ?? '0',
    comment: textIn(record, 'Comment') ?? '',
    name: nameOf(record),
    email: textIn(record, 'Email') ?? '',
    leverage: integerIn(record, 'Leverage') ?? 0,
    registration: integerIn(record, 'Registration') ?? 0,
  }
}

/** Newer builds keep the name in parts and the whole one for old clients. */
function nameOf(record: WireRecord): string {
  const whole = textIn(record, 'Name') ?? ''
  if (whole !== '') return whole
  const parts = ['FirstName', 'MiddleName', 'LastName'].map((part) => textIn(record, part) ?? '')
  return parts.filter((part) => part !== '').join(' ')
}

/** Who may not sign in cannot trade either; there is no right for closing alone. */
export function modeOf(rights: number): TradingMode {
  const isOff = (rights & (userRights.tradeDisabled | userRights.readOnly)) !== 0
  return isOff || (rights & userRights.enabled) === 0 ? 'noTrading' : 'full'
}
