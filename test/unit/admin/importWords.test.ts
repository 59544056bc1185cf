import { describe, expect, it } from '@jest/globals'
import { reportCsv, totalsOf, traderWords } from '../../../src/admin/import/importWords.js'
import type { RowReport } from '../../../src/domain/imports/rowReport.js'

const row = (number: number, change: Partial<RowReport> = {}): RowReport => ({
  ...{ row: number, login: `${number}`, email: 'ann@trader.example', result: 'ready' },
  ...{ trader: 'new', account: null, refusal: null, duplicates: [], warnings: [] },
  ...change,
})

describe('the report of an import', () => {
  const rows = [
    row(2, { result: 'refused', trader: null, refusal: 'size: expected an amount' }),
    row(3),
    row(4),
    row(5, { email: 'bob@trader.example', trader: 'known', warnings: ['deals add up to 1'] }),
    row(6, { result: 'repeated', trader: null }),
    row(7, { result: 'known', trader: null }),
  ]

  it('makes a person once, by the first row that comes', () => {
    expect([...traderWords(rows)]).toEqual([
      [3, 'New trader'],
      [4, 'Same trader as row 3'],
      [5, 'Trader we have'],
    ])
  })

  it('adds up', () => {
    expect(totalsOf(rows)).toEqual({
      ...{ all: 6, come: 3, known: 1, duplicates: 1, warnings: 1, refused: 1 },
      ...{ newTraders: 1, knownTraders: 1 },
    })
  })

  it('is a file that no spreadsheet takes for formulas', () => {
    const text = reportCsv([row(2, { login: '=1+1', email: 'a@b.example', warnings: ['x, "y"'] })])
    expect(text.split('\r\n')).toEqual([
      'row,login,email,result,trader,refusal,duplicates,warnings',
      `2,'=1+1,a@b.example,Would come,New trader,,,"x, ""y"""`,
      '',
    ])
  })
})
