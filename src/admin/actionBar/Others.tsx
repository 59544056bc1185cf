'use client'
import type { OfferedMove } from './moves.js'

type Props = {
  readonly event: string
  readonly others: NonNullable<OfferedMove['others']>
  /** Ids of those that are decided with it. */
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

/** What being left out means; said before it is decided. */
const leftOut: Readonly<Record<string, string>> = {
  confirm: 'The same price put these in doubt as well. Left out, they wait on for a decision.',
  dismiss: 'The same price put these in doubt as well. Left out, they keep the account frozen.',
}
const stands = 'These stand against the account as well. Left out, they keep it frozen or ended.'

/** Further cases of the account that are decided with the one in question, for the same reason. */
export const Others = ({ event, others, chosen, onChange }: Props) =>
  others.length === 0 ? null : (
    <fieldset className="pf-reason__others">
      <legend>{leftOut[event] ?? stands}</legend>
      {others.map(({ id, words }) => (
        <label key={id}>
          <input
            checked={chosen.includes(id)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
            }
            type="checkbox"
          />
          {words}
        </label>
      ))}
    </fieldset>
  )
