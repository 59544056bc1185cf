'use client'
import type { DraftSize } from '../draft.js'
import { FigureBox } from './FigureBox.js'
import { useSizes } from './sizes.js'
import { shownFigure, suffixOf, typedFigure, type Unit } from './typed.js'

type Row = { readonly size: unknown; readonly currency: string; readonly amount: unknown }
type Table = { readonly bySize: readonly Row[] }

export const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && 'bySize' in value && Array.isArray(value.bySize)

/** A table that has the same amount for every size. */
export const tableFor = (sizes: readonly DraftSize[], amount: unknown): Table => ({
  bySize: sizes.map(({ size, currency }) => ({ size, currency, amount: amount ?? 0 })),
})

type Props = {
  readonly id: string
  readonly value: Table
  readonly onChange: (value: Table) => void
  readonly readOnly: boolean
  /** What the figures are; money in the currency of their row unless said. */
  readonly unit?: Unit
}

/** One figure for each size that the program sells. Rows of sizes that it no longer sells are left out. */
export function SizeTable({ id, value, onChange, readOnly, unit = 'money' }: Props) {
  const sizes = useSizes()
  const rows = sizes.map(
    ({ size, currency }) =>
      value.bySize.find((row) => row.size === size && row.currency === currency) ?? {
        size,
        currency,
        amount: null,
      },
  )
  const set = (index: number, amount: unknown) =>
    onChange({ bySize: rows.map((row, place) => (place === index ? { ...row, amount } : row)) })
  return (
    <div className="pf-sizes">
      {rows.map((row, index) => (
        <label className="pf-sizes__row" key={`${String(row.size)} ${row.currency}`}>
          <span className="pf-muted">{shownFigure(row.size, 'money', row.currency)}</span>
          <FigureBox
            id={index === 0 ? id : `${id}-${index}`}
            isWrong={typeof row.amount !== 'number'}
            onChange={(amount) => set(index, amount)}
            read={(text) => typedFigure(text, unit, row.currency)}
            readOnly={readOnly}
            show={(each) => shownFigure(each, unit, row.currency)}
            suffix={suffixOf(unit, row.currency)}
            value={row.amount}
          />
        </label>
      ))}
    </div>
  )
}
