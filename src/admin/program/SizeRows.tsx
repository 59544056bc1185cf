'use client'
import { useId } from 'react'
import type { Draft, DraftSize } from './draft.js'
import { FigureBox } from './inputs/FigureBox.js'
import { shownFigure, typedFigure } from './inputs/typed.js'
import { RemoveButton } from './RemoveButton.js'

type Props = {
  readonly draft: Draft
  readonly readOnly: boolean
  readonly onDraft: (draft: Draft) => void
}

/** The sizes that the program sells, and what their accounts begin with. */
export function SizeRows({ draft, onDraft, readOnly }: Props) {
  const set = (index: number, size: DraftSize) =>
    onDraft({ ...draft, sizes: draft.sizes.map((each, at) => (at === index ? size : each)) })
  const remove = (index: number) =>
    onDraft({ ...draft, sizes: draft.sizes.filter((_, place) => place !== index) })
  const currency = draft.sizes.at(-1)?.currency ?? 'USD'
  return (
    <fieldset className="pf-group">
      <legend>Account sizes</legend>
      {draft.sizes.map((size, index) => (
        <SizeRow
          index={index}
          key={index}
          onRemove={() => remove(index)}
          onSize={(each) => set(index, each)}
          readOnly={readOnly}
          size={size}
        />
      ))}
      {readOnly ? null : (
        <button
          className="pf-button pf-button--small"
          onClick={() => onDraft({ ...draft, sizes: [...draft.sizes, { size: null, currency }] })}
          type="button"
        >
          + Add size
        </button>
      )}
    </fieldset>
  )
}

type RowProps = {
  readonly size: DraftSize
  readonly index: number
  readonly readOnly: boolean
  readonly onSize: (size: DraftSize) => void
  readonly onRemove: () => void
}

function SizeRow({ size, index, readOnly, onSize, onRemove }: RowProps) {
  const id = useId()
  const { startingBalance, ...nominal } = size
  const money = {
    read: (text: string) => typedFigure(text, 'money', size.currency),
    show: (value: unknown) => shownFigure(value, 'money', size.currency),
    readOnly,
  }
  return (
    <div className="pf-row">
      <FigureBox
        {...money}
        id={id}
        isWrong={typeof size.size !== 'number'}
        label={`Size ${index + 1}`}
        onChange={(value) => onSize({ ...size, size: value })}
        value={size.size}
      />
      <span className="pf-box pf-box--short">
        <input
          aria-label={`Currency of size ${index + 1}`}
          disabled={readOnly}
          maxLength={3}
          onChange={(event) => onSize({ ...size, currency: event.target.value.toUpperCase() })}
          type="text"
          value={size.currency}
        />
      </span>
      <label className="pf-row__label" htmlFor={`${id}-start`}>
        begins with
      </label>
      <FigureBox
        {...money}
        id={`${id}-start`}
        isWrong={typeof startingBalance === 'string'}
        onChange={(value) => onSize(value === null ? nominal : { ...size, startingBalance: value })}
        placeholder="the size"
        value={startingBalance ?? null}
      />
      <RemoveButton of={`size ${index + 1}`} onRemove={onRemove} readOnly={readOnly} />
    </div>
  )
}
