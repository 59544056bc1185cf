'use client'

type Props = {
  /** What is removed, as in `size 2`. */
  readonly of: string
  readonly readOnly: boolean
  readonly onRemove: () => void
}

/** Takes a row out of a list of the editor; not there where nothing can be changed. */
export const RemoveButton = ({ of, readOnly, onRemove }: Props) =>
  readOnly ? null : (
    <button
      aria-label={`Remove ${of}`}
      className="pf-button pf-button--small"
      onClick={onRemove}
      type="button"
    >
      Remove
    </button>
  )
