import { describe, expect, it } from '@jest/globals'
import { findDuplicates } from '../../../src/domain/imports/duplicates.js'
import { readImportRows } from '../../../src/domain/imports/importRows.js'

const good = {
  login: ' 1001 ',
  email: 'Ann@Trader.example',
  name: 'Ann Trader',
  program: 'two-step',
  size: '50,000.00',
  started_at: '2026-11-02T10:00:00+01:00',
}

const read = (table: readonly Record<string, string>[]) =>
  readImportRows(table.map((cells, index) => ({ row: index + 2, cells })))

describe('rows of a book', () => {
  it('are read with their defaults', () => {
    expect(read([good])).toEqual({
      wrong: [],
      rows: [
        {
          ...{ row: 2, login: '1001', email: 'ann@trader.example', name: 'Ann Trader' },
          ...{ country: null, program: 'two-step', size: 5_000_000, currency: 'USD' },
          ...{ phase: 'evaluation-1', startedAt: Date.UTC(2026, 10, 2, 9) },
        },
      ],
    })
  })

  it.each<[string, Record<string, string>, RegExp]>([
    ['no login', { login: ' ' }, /^login: /],
    ['no address', { email: 'ann' }, /^email: expected an e-mail address/],
    ['no amount', { size: 'fifty' }, /^size: /],
    ['a time without a zone', { started_at: '2026-11-02T10:00:00' }, /^started_at: expected/],
    ['an unknown phase', { phase: 'phase 1' }, /^phase: expected evaluation-1/],
    ['an unknown currency', { currency: 'XYZ' }, /^currency: expected a currency/],
    ['a country in words', { country: 'Czechia' }, /^country: expected two capital letters/],
  ])('with %s are refused by number and field', (_, change, message) => {
    const { rows, wrong } = read([good, { ...good, login: '1002', ...change }])
    expect(rows).toHaveLength(1)
    expect(wrong).toHaveLength(1)
    expect(wrong[0]?.row).toBe(3)
    expect(wrong[0]?.message).toMatch(message)
  })

  it('name every wrong field at once', () => {
    const { wrong } = read([{ ...good, email: 'x', phase: 'y' }])
    expect(wrong[0]?.message).toMatch(/email: .*; phase: /)
  })
})

describe('duplicates', () => {
  const rows = (...changes: object[]) =>
    read(changes.map((change, index) => ({ ...good, login: `${index}`, ...change }))).rows

  it('are logins twice, addresses with two names, and names with two addresses', () => {
    const found = findDuplicates(
      rows(
        { login: '7' },
        { login: '7' },
        { name: 'Other' },
        { email: 'b@b.example', name: 'ann  trader' },
      ),
    )
    expect(found.map(({ kind, rows: where }) => [kind, where])).toEqual([
      ['login', [2, 3]],
      ['email', [2, 3, 4]],
      ['name', [2, 3, 5]],
    ])
  })

  it('look at the people we have', () => {
    const known = [{ email: 'old@trader.example', name: 'ANN TRADER' }]
    expect(findDuplicates(rows({}), known)).toMatchObject([{ kind: 'name', rows: [2] }])
    expect(findDuplicates(rows({}), [{ email: 'ann@trader.example', name: 'Ann Trader' }])).toEqual(
      [],
    )
  })
})
