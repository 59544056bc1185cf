import type { FloorLine } from '../../readModels/account/floorLines.js'
import { amountText } from '../parts/amounts.js'
import { floorStyle } from './floorStyle.js'
import { spread, type Scale } from './scale.js'

type Props = {
  readonly floors: readonly FloorLine[]
  /** Equity to name beside the floors; null where a mark names it already. */
  readonly equity: number | null
  readonly scale: Scale
  readonly currency: string
  readonly left: string
}

/** What each floor is where the line ends, and the equity there. */
export function FloorLabels({ floors, equity, scale, currency, left }: Props) {
  const labels = floors.map((floor) => ({
    key: floor.rule,
    className: `pf-chart__label pf-chart__label--${floorStyle(floor.kind)}`,
    text: `${floorName(floor)} ${amountText(floor.limit, currency)}`,
    y: scale.y(floor.limit) - (floorStyle(floor.kind) === 'daily' ? 4 : 0),
  }))
  const running =
    equity === null
      ? []
      : [
          {
            key: 'equity',
            className: 'pf-chart__label',
            text: `Equity ${amountText(equity, currency)}`,
            y: scale.y(equity),
          },
        ]
  const all = [...running, ...labels]
  const tops = spread(
    all.map(({ y }) => y),
    16,
  )
  return all.map((label, index) => (
    <span className={label.className} key={label.key} style={{ left, top: tops[index] ?? label.y }}>
      {label.text}
    </span>
  ))
}

/** `Daily`, `Trailing`, `Overall`: short names for the edge of a chart. */
export const floorName = ({ kind, isTrailing, title }: FloorLine): string => {
  if (kind === 'dailyLoss') return 'Daily'
  if (kind === 'maximumLoss') return isTrailing ? 'Trailing' : 'Overall'
  return title
}
