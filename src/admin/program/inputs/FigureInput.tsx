'use client'
import type { FigureBasis } from '../../../domain/rules/schemaField.js'
import { FigureBox } from './FigureBox.js'
import type { InputProps } from './inputProps.js'
import { SelectBox } from './SelectBox.js'
import { isTable, SizeTable, tableFor } from './SizeTable.js'
import { useSizes } from './sizes.js'
import { basisOf, shareOfBasis, shownAmount, shownFigure, typedFigure } from './typed.js'

type Props = Pick<InputProps, 'field' | 'value' | 'before' | 'onChange' | 'readOnly'> & {
  readonly id: string
  readonly isWrong: boolean
  readonly describedBy: string | undefined
}

const words: Readonly<Record<Exclude<FigureBasis, 'amount'>, string>> = {
  ofSizeBps: '% of the size',
  ofLastBalanceBps: '% of the last balance',
  ofFeeBps: '% of the fee',
  ofTargetBps: '% of the target',
  bySize: 'by size',
}

/** An amount, a share of something, or an amount for each size: the way is chosen beside it. */
export function FigureInput({ field, value, before, onChange, readOnly, ...common }: Props) {
  const sizes = useSizes()
  const currency = sizes[0]?.currency ?? 'USD'
  const bases = field.bases ?? ['amount']
  const basis = basisOf(value, bases)
  const options = Object.fromEntries(
    bases.map((each) => [each, each === 'amount' ? currency : words[each]]),
  )
  const choose = (text: string) => {
    const next = bases.find((each) => each === text)
    if (!next || next === basis) return
    if (next === 'bySize') onChange(tableFor(sizes, basis === 'amount' ? value : null))
    else onChange(next === 'amount' ? (field.optional ? null : 0) : { [next]: null })
  }
  const hasOld = before !== undefined && JSON.stringify(before) !== JSON.stringify(value)
  const was = hasOld ? shownAmount(before, currency) || 'none' : null
  const unit = basis === 'amount' ? 'money' : 'percent'
  const figure = basis === 'amount' ? value : shareOfBasis(value, basis)
  return (
    <span className="pf-figure">
      {isTable(value) ? (
        <SizeTable id={common.id} onChange={onChange} readOnly={readOnly} value={value} />
      ) : (
        <FigureBox
          {...common}
          onChange={(typed) => onChange(basis === 'amount' ? typed : { [basis]: typed })}
          placeholder={field.optional && basis === 'amount' ? 'none' : undefined}
          read={(text) => typedFigure(text, unit, currency)}
          readOnly={readOnly}
          show={(each) => shownFigure(each, unit, currency)}
          value={figure}
          was={was}
        />
      )}
      {bases.length > 1 ? (
        <SelectBox
          id={`${common.id}-basis`}
          label={`${field.title} is given as`}
          onChange={choose}
          options={options}
          readOnly={readOnly}
          value={basis}
        />
      ) : null}
    </span>
  )
}
