'use client'
import { Link } from '@payloadcms/ui'
import { useState } from 'react'
import type { RowReport } from '../../domain/imports/rowReport.js'
import { Chip } from '../parts/Chip.js'
import { useAddresses } from '../shell/useAddresses.js'
import { notesOf, resultWords, traderWords } from './importWords.js'

type Props = {
  readonly rows: readonly RowReport[]
  /** With those that the filter hides: who is made by which row depends on them. */
  readonly all: readonly RowReport[]
}

const pageRows = 100

/** The rows, a page at a time. */
export function ImportRows({ rows, all }: Props) {
  const [from, setFrom] = useState(0)
  const traders = traderWords(all)
  const page = rows.slice(from, from + pageRows)
  return (
    <>
      <div className="pf-scroll">
        <table className="pf-table pf-import__rows">
          <thead>
            <tr>
              <th className="pf-number">Row</th>
              <th>Login</th>
              <th>E-mail</th>
              <th>Result</th>
              <th>Trader</th>
              <th>To know</th>
            </tr>
          </thead>
          <tbody>
            {page.map((each) => (
              <Line key={each.row} row={each} trader={traders.get(each.row) ?? '–'} />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > pageRows ? (
        <p className="pf-import__pages">
          <button
            className="pf-button"
            disabled={from === 0}
            onClick={() => setFrom(from - pageRows)}
            type="button"
          >
            Earlier
          </button>
          <button
            className="pf-button"
            disabled={from + pageRows >= rows.length}
            onClick={() => setFrom(from + pageRows)}
            type="button"
          >
            Next
          </button>
          <span className="pf-muted">
            {from + 1} to {from + page.length} of {rows.length}
          </span>
        </p>
      ) : null}
    </>
  )
}

type LineProps = { readonly row: RowReport; readonly trader: string }

function Line({ row, trader }: LineProps) {
  const { record } = useAddresses()
  const { tone, word } = resultWords[row.result]
  return (
    <tr>
      <td className="pf-number">{row.row}</td>
      <td>
        {row.account ? (
          <Link href={record('accounts', row.account)} prefetch={false}>
            {row.login}
          </Link>
        ) : (
          row.login || '–'
        )}
      </td>
      <td className="pf-import__email">{row.email || '–'}</td>
      <td>
        <Chip tone={tone}>{word}</Chip>
      </td>
      <td>{trader}</td>
      <td>
        {notesOf(row).map((note) => (
          <div key={note}>{note}</div>
        ))}
      </td>
    </tr>
  )
}
