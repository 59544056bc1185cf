import { zero, type Minor } from '../../../../domain/money/minor.js'
import type { SimUser } from './types.js'
import type { World } from './world.js'

/** Free text of a user by its name on the wire, with the longest length kept of it. */
export const textFields: Readonly<Record<string, number>> = {
  Name: 127,
  FirstName: 63,
  LastName: 63,
  MiddleName: 63,
  Company: 63,
  Account: 31,
  Country: 31,
  City: 31,
  State: 31,
  ZipCode: 15,
  Address: 127,
  Phone: 31,
  Email: 63,
  ID: 31,
  Status: 15,
  Comment: 63,
  PhonePassword: 31,
  MQID: 31,
  LeadCampaign: 31,
  LeadSource: 31,
  TradeAccounts: 127,
}

export type NewUser = {
  readonly login: number
  readonly group: string
  readonly leverage: number
  readonly rights: number
  readonly mainPassword: string
  readonly investorPassword: string
  readonly balance?: Minor
}

export function addUser(world: World, { balance = zero, ...given }: NewUser): SimUser {
  const at = world.clock.now()
  const user: SimUser = {
    ...given,
    balance,
    credit: zero,
    registeredAt: at,
    passwordChangedAt: at,
    text: new Map(),
    apiData: [],
    isActive: false,
    balancePreviousDay: balance,
    equityPreviousDay: balance,
  }
  world.users.set(user.login, user)
  return user
}

/** Puts text where it fits, cut to what the server keeps. */
export function setText(user: SimUser, name: string, value: string): void {
  const longest = textFields[name]
  if (longest !== undefined) user.text.set(name, value.slice(0, longest))
}

/** Eight to sixteen characters of all four kinds. */
export const isStrong = (password: string): boolean =>
  password.length >= 8 &&
  password.length <= 16 &&
  /[a-z]/.test(password) &&
  /[A-Z]/.test(password) &&
  /\d/.test(password) &&
  /[^A-Za-z0-9]/.test(password)
