import { bandOf, defaultBands } from './bands.js'
import { Shape } from './Shape.js'
import './parts.css'

type Props = {
  /** Share of the limit used, in basis points; above 10,000 it is broken. */
  readonly used: number
  /** Warning bands in percent, rising. */
  readonly bands?: readonly number[]
  /** What is measured, for people who do not see the bar. */
  readonly label: string
  /** The way to a goal: stays grey however far it is. */
  readonly isGoal?: boolean
}

/** How much of a limit is used, cut at the warning bands, with the figure beside it. */
export function LimitBar({ used, bands = defaultBands, label, isGoal = false }: Props) {
  const band = isGoal ? 'calm' : bandOf(used, bands)
  const share = Math.min(Math.max(used / 100, 0), 100)
  const text = `${(used / 100).toFixed(1)} %`
  return (
    <span className="pf-limit">
      <span
        aria-label={label}
        aria-valuemax={100}
        aria-valuemin={0}
        aria-valuenow={Math.round(share)}
        aria-valuetext={text}
        className="pf-limit__track"
        role="meter"
      >
        <span className={`pf-limit__fill pf-limit__fill--${band}`} style={{ width: `${share}%` }} />
        {isGoal
          ? null
          : bands.map((cut) => (
              <span className="pf-limit__cut" key={cut} style={{ left: `${cut}%` }} />
            ))}
      </span>
      <span className="pf-limit__figure">
        {band === 'near' ? <Shape tone="attention" /> : null}
        {band === 'at' ? <Shape tone="bad" /> : null}
        {text}
      </span>
    </span>
  )
}
