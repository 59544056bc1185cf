'use client'
import { figureText } from '../../domain/rules/figureText.js'
import { CellLink, columnOf, Nothing, type CellProps } from './cell.js'
import './fields.css'

/** The limit or the figure of a ruling, in its unit. */
export function RulingFigureCell({ cellData, rowData, link, linkURL }: CellProps) {
  if (typeof cellData !== 'number') return <Nothing />
  const unit = String(columnOf(rowData, 'unit') ?? 'money')
  const currency = String(columnOf(rowData, 'currency') ?? 'USD')
  return (
    <CellLink link={link} linkURL={linkURL}>
      <span className="pf-cell-number">{figureText(cellData, unit, currency)}</span>
    </CellLink>
  )
}
