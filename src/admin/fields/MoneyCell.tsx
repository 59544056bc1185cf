'use client'
import { amountText } from '../parts/amounts.js'
import { CellLink, columnOf, Nothing, type CellProps } from './cell.js'
import { isLiveFigure, useLiveRow } from './liveRows.js'
import './fields.css'

type Props = CellProps & {
  readonly field: { readonly name: string }
  /** The column of the same row that holds the currency. */
  readonly currencyField: string
}

/** An amount in a list: `1,250.00 USD`, aligned to the right. Equity and balance follow the platform. */
export function MoneyCell(props: Props) {
  const { cellData, collectionSlug, field, currencyField, rowData } = props
  const live = useLiveRow(isLiveFigure(field.name) ? { collectionSlug, id: rowData.id } : null)
  const amount = isLiveFigure(field.name) ? (live?.[field.name] ?? cellData) : cellData
  if (typeof amount !== 'number') {
    return (
      <span className="pf-cell-number">
        <Nothing />
      </span>
    )
  }
  const currency = String(columnOf(rowData, currencyField) ?? 'USD')
  return (
    <CellLink link={props.link} linkURL={props.linkURL}>
      <span className="pf-cell-number">
        {amountText(amount, currency)} <span className="pf-cell-number__currency">{currency}</span>
      </span>
    </CellLink>
  )
}
