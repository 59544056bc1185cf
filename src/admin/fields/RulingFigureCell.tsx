'use client'
import { amountText } from '../parts/amounts.js'
import { CellLink, columnOf, Nothing, type CellProps } from './cell.js'
import './fields.css'

/** The limit or the figure of a ruling: an amount, or a number of days. */
export function RulingFigureCell({ cellData, rowData, link, linkURL }: CellProps) {
  if (typeof cellData !== 'number') return <Nothing />
  const days = columnOf(rowData, 'unit') === 'days'
  const currency = String(columnOf(rowData, 'currency') ?? 'USD')
  return (
    <CellLink link={link} linkURL={linkURL}>
      <span className="pf-cell-number">
        {days ? `${cellData} ${cellData === 1 ? 'day' : 'days'}` : amountText(cellData, currency)}
      </span>
    </CellLink>
  )
}
