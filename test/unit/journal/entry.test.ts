import { describe, expect, it } from '@jest/globals'
import { accountCodes, accounts } from '../../../src/domain/journal/accounts.js'
import { balancesOf } from '../../../src/domain/journal/balances.js'
import { bankFee } from '../../../src/domain/journal/bankFee.js'
import {
  balanced,
  columnsOf,
  entry,
  transfer,
  type Line,
} from '../../../src/domain/journal/entry.js'
import { reversal } from '../../../src/domain/journal/reversal.js'
import type { Currency } from '../../../src/domain/money/currency.js'
import { minor } from '../../../src/domain/money/minor.js'

const line = (account: Line['account'], amount: number, currency: Currency = 'USD'): Line => ({
  account,
  currency,
  amount: minor(amount),
})
const base = { key: 'k', kind: 'bankFee', subject: { type: 'bank', id: 'b' }, at: 5 } as const

describe('entry', () => {
  it.each([
    ['a cent too much', [line('bank', 100), line('bankFees', -101)], 'differ by -1 USD'],
    [
      'equal only across currencies',
      [line('bank', 100), line('bankFees', -100, 'EUR')],
      '100 USD, -100 EUR',
    ],
    ['one line', [line('bank', 100)], 'expected two lines'],
    ['no line', [], 'expected two lines'],
    [
      'a line of nothing',
      [line('bank', 1), line('bank', -1), line('bankFees', 0)],
      'line of nothing',
    ],
  ])('is refused with %s', (_, lines, message) => {
    expect(() => entry({ ...base, lines })).toThrow(message)
  })

  it('is refused without a key', () => {
    const lines = [line('bank', 1), line('bankFees', -1)]
    expect(() => entry({ ...base, key: '', lines })).toThrow('expected a key')
    expect(entry({ ...base, lines })).toEqual({ ...base, lines, conversion: null })
  })
})

describe('balanced', () => {
  it('sums each currency by itself and names those that differ', () => {
    const lines = [line('bank', 5), line('exchange', -5), line('exchange', 7, 'EUR')]
    expect(balanced({ lines })).toEqual({ ok: false, imbalances: [{ currency: 'EUR', sum: 7 }] })
    expect(balanced({ lines: [...lines, line('bank', -7, 'EUR')] })).toEqual({ ok: true })
    expect(balanced({ lines: [] })).toEqual({ ok: true })
  })
})

describe('transfer', () => {
  it.each([0, -1])('refuses %d: the accounts give the direction', (amount) => {
    const sides = { debit: 'bank', credit: 'challengeFees' } as const
    expect(() => transfer(minor(amount), 'USD', sides)).toThrow('expected more than zero')
  })
})

describe('columnsOf', () => {
  it.each([
    [514_600, { debit: 514_600, credit: 0 }],
    [-2_500, { debit: 0, credit: 2_500 }],
  ])('shows %d as %j', (amount, columns) => {
    expect(columnsOf(line('bank', amount))).toEqual(columns)
  })
})

describe('balancesOf', () => {
  const fee = bankFee({ charge: 'c1', amount: minor(25_00), currency: 'USD', at: 1 })

  it('lists what is on each account in the order of the chart and leaves zeros out', () => {
    expect(balancesOf([fee])).toEqual([line('bank', -25_00), line('bankFees', 25_00)])
    expect(balancesOf([fee, reversal(fee, 2)])).toEqual([])
    expect(balancesOf([])).toEqual([])
  })

  it('refuses an entry that is there twice or does not balance', () => {
    expect(() => balancesOf([fee, fee])).toThrow('bank:c1:fee twice')
    const bad = { ...fee, lines: fee.lines.slice(1) }
    expect(() => balancesOf([bad])).toThrow('does not balance')
  })
})

describe('reversal', () => {
  it('takes back each line under a key of its own, once', () => {
    const fee = bankFee({ charge: 'c1', amount: minor(7), currency: 'JPY', at: 1 })
    const back = reversal(fee, 9)
    expect(back).toMatchObject({ key: 'bank:c1:fee:reversal', kind: 'reversal', at: 9 })
    expect(back.lines).toEqual([line('bankFees', -7, 'JPY'), line('bank', 7, 'JPY')])
    expect(() => reversal(back, 10)).toThrow('other than a reversal')
    expect(fee.lines[0]?.amount).toBe(7)
  })
})

describe('the chart of accounts', () => {
  it('has a label and a description for every account', () => {
    expect(accountCodes).toHaveLength(10)
    for (const code of accountCodes) {
      expect(accounts[code].label.length).toBeGreaterThan(3)
      expect(accounts[code].description).toMatch(/\.$/)
    }
  })
})
