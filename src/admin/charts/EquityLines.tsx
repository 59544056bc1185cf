import { plotHeight, plotWidth, type ChartLayout, type EquityChartProps } from './chartLayout.js'
import { floorStyle } from './floorStyle.js'
import { pathOf } from './scale.js'

type Props = Pick<EquityChartProps, 'curve' | 'start' | 'mark'> & { readonly layout: ChartLayout }

/** Beyond this many days lines between them would be all there is to see. */
const dayLinesMax = 60

/** Grid, floors and equity. The drawing is stretched to the width it gets; strokes keep theirs. */
export function EquityLines({ curve, start, mark, layout }: Props) {
  const { scale, x, target } = layout
  const place = (point: { x: number; y: number }) => ({ x: x(point.x), y: scale.y(point.y) })
  return (
    <svg preserveAspectRatio="none" viewBox={`0 0 ${plotWidth} ${plotHeight}`}>
      <path className="pf-chart__grid" d={gridPath(curve.days.length, layout)} />
      <path className="pf-chart__start" d={`M0 ${scale.y(start)}H${plotWidth}`} />
      {target === null ? null : (
        <path className="pf-chart__target" d={`M0 ${scale.y(target)}H${plotWidth}`} />
      )}
      {curve.floors.map((floor) => (
        <path
          className={`pf-chart__floor pf-chart__floor--${floorStyle(floor.kind)}`}
          d={pathOf(floor.corners.map(place))}
          key={floor.rule}
        />
      ))}
      <path className="pf-chart__line" d={pathOf(curve.equity.map(place))} />
      {mark ? (
        <path
          className={`pf-chart__moment pf-chart__moment--${mark.tone}`}
          d={`M${x(mark.x).toFixed(1)} 0V${plotHeight}`}
        />
      ) : null}
    </svg>
  )
}

function gridPath(days: number, { scale, x }: ChartLayout): string {
  const levels = scale.ticks.map((tick) => `M0 ${scale.y(tick).toFixed(1)}H${plotWidth}`)
  if (days > dayLinesMax) return levels.join('')
  const between = Array.from({ length: Math.max(days - 1, 0) }, (_, index) => index + 1)
  return [...levels, ...between.map((day) => `M${x(day).toFixed(1)} 0V${plotHeight}`)].join('')
}
