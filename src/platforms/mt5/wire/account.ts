import { decimalIn, loginIn, type WireRecord } from './fields.js'

/** The live state of an account, which exists only while something is or was open. */
export type AccountFacts = {
  readonly login: string
  readonly balance: string
  readonly equity: string
}

export function readAccount(record: WireRecord): AccountFacts | null {
  const login = loginIn(record)
  const balance = decimalIn(record, 'Balance')
  const equity = decimalIn(record, 'Equity')
  return login === null || balance === null || equity === null ? null : { login, balance, equity }
}
