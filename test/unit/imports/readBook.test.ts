import { describe, expect, it } from '@jest/globals'
import { bookColumns, importTemplate } from '../../../src/domain/imports/importColumns.js'
import { readImportRows } from '../../../src/domain/imports/importRows.js'
import { readBook } from '../../../src/services/imports/readBook.js'

const header = 'login,email,name,program,size,started_at'
const good = '1001,ann@trader.example,Ann Trader,two-step,50000,2026-11-02T10:00:00Z'
const bytes = (text: string) => new TextEncoder().encode(text)
const messageOf = (given: Uint8Array) => {
  const book = readBook(given)
  return book.ok ? '' : book.message
}

describe('a book as a file', () => {
  it.each<[string, string]>([
    ['commas', `${header}\n${good}\n`],
    ['a mark of UTF-8 and CRLF', `\uFEFF${header}\r\n${good}\r\n`],
    ['semicolons', `${header}\n${good}\n`.replaceAll(',', ';')],
    ['tabs', `${header}\n${good}\n`.replaceAll(',', '\t')],
    [
      'capitals and spaces in the header',
      `${header.toUpperCase().replaceAll(',', ' , ')}\n${good}`,
    ],
  ])('is read with %s', (_, text) => {
    const book = readBook(bytes(text))
    expect(book).toMatchObject({ ok: true, unread: [] })
    expect(book.ok && readImportRows(book.rows)).toMatchObject({
      wrong: [],
      rows: [{ row: 2, login: '1001', size: 5_000_000 }],
    })
  })

  it('keeps commas of amounts where semicolons separate', () => {
    const text = `${header}\n${good}`.replaceAll(',', ';').replace('50000', '50,000.00')
    const book = readBook(bytes(text))
    expect(book.ok && book.rows[0]?.cells.size).toBe('50,000.00')
  })

  it('counts rows as a spreadsheet does, and passes over empty ones', () => {
    const second = good.replace('1001', '1002').replace('Ann Trader', '"Ann\nTrader"')
    const third = good.replace('1001', '1003')
    const book = readBook(bytes(`${header}\n\n${good}\n,,,,,\n${second}\n${third}\n`))
    expect(book.ok && book.rows.map(({ row }) => row)).toEqual([3, 5, 6])
  })

  it('names columns that mean nothing', () => {
    expect(readBook(bytes(`${header},curency\n${good},EUR`))).toMatchObject({ unread: ['curency'] })
  })

  it.each<[string, Uint8Array, RegExp]>([
    ['no bytes', bytes(''), /^file: expected a header and at least one row/],
    ['a header alone', bytes(header), /^file: expected a header and at least one row/],
    [
      'a wrong column',
      bytes(`${header.replace('size', 'nominal')}\n${good}`),
      /^file: expected the columns size in the header, was login, email, name, program, nominal/,
    ],
    ['a wrong column and no row', bytes('user,mail'), /^file: expected the columns login, email/],
    ['a column twice', bytes(`${header},Size\n${good},1`), /^file: .* twice size/],
    ['another encoding', Buffer.from(`${header}\né`, 'latin1'), /^file: expected UTF-8 text/],
    ['UTF-16', Buffer.from(`\uFEFF${header}\n${good}`, 'utf16le'), /^file: expected UTF-8 text/],
    [
      'a cell too many',
      bytes(`${header}\n${good},x`),
      /^file: expected 6 cells in row 2, as in the header, was 7; .* stands in quotes$/,
    ],
    [
      'a cell too few, below a row of two lines and an empty one',
      bytes(`${header}\n${good.replace('Ann Trader', '"Ann\nTrader"')}\n\n1001,ann`),
      /^file: expected 6 cells in row 4, as in the header, was 2$/,
    ],
    [
      'an open quote',
      bytes(`${header}\n${good}\n"${good}`),
      /^file: expected the quote to be closed that opens in row 3, column login, was the end/,
    ],
    [
      'a quote inside a cell',
      bytes(`${header}\n${good.replace('Ann', 'Ann "A"')}`),
      /^file: expected quotes around the whole cell in row 2, column name, and doubled/,
    ],
    [
      'text behind a quote',
      bytes(`${header}\n${good.replace('Ann Trader', '"Ann" Trader')}`),
      /^file: expected quotes around the whole cell in row 2, column name, and doubled/,
    ],
    [
      'an open quote in the header',
      bytes(`"${header}\n${good}`),
      /^file: expected the quote to be closed that opens in the header, was the end of the file$/,
    ],
  ])('with %s is refused', (_, given, message) => {
    expect(messageOf(given)).toMatch(message)
  })
})

describe('the template', () => {
  it('is read with every column, and without a fault', () => {
    const book = readBook(bytes(importTemplate()))
    expect(book).toMatchObject({ ok: true, unread: [] })
    if (!book.ok) return
    expect(Object.keys(book.rows[0]?.cells ?? {})).toEqual(bookColumns.map(({ name }) => name))
    expect(readImportRows(book.rows)).toMatchObject({ wrong: [], rows: [{ row: 2 }] })
  })
})
