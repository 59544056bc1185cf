import type { FloorLine } from '../../readModels/account/floorLines.js'
import { amountText } from '../parts/amounts.js'
import { floorName } from './FloorLabels.js'
import { floorStyle } from './floorStyle.js'
import './charts.css'

type Props = {
  readonly floors: readonly FloorLine[]
  readonly currency: string
  readonly zone: string
  /** When a day begins, such as `00:00 Prague time`. */
  readonly reset: string
}

/** What the lines of the equity chart are, with currency and zone. */
export const Legend = ({ floors, currency, zone, reset }: Props) => (
  <ul className="pf-legend">
    <li>
      <Sample className="pf-chart__line" d="M0 4H18" />
      Equity
    </li>
    {floors.map((floor) => (
      <li key={floor.rule}>
        <Sample
          className={`pf-chart__floor pf-chart__floor--${floorStyle(floor.kind)}`}
          d={floorStyle(floor.kind) === 'daily' ? 'M0 7H9V1H18' : 'M0 4H18'}
        />
        {floorText(floor, currency, reset)}
      </li>
    ))}
    <li className="pf-legend__zone">
      {currency}, {zone}
    </li>
  </ul>
)

const Sample = ({ className, d }: { readonly className: string; readonly d: string }) => (
  <svg aria-hidden viewBox="0 0 18 8">
    <path className={className} d={d} />
  </svg>
)

function floorText(floor: FloorLine, currency: string, reset: string): string {
  const name = `${floorName(floor)} floor`
  if (floor.kind === 'dailyLoss') return `${name}, new at ${reset}`
  if (floor.distance === null) return name
  return `${name}, ${amountText(floor.distance, currency)} under the peak`
}
