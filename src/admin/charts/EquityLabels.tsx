import type { CSSProperties } from 'react'
import { amountText, wholeAmountText } from '../parts/amounts.js'
import { minuteText, secondText, tradingDateText } from '../parts/dates.js'
import { clockTicks, minuteMs } from './clockTicks.js'
import { plotWidth, type ChartEnd, type ChartLayout, type EquityChartProps } from './chartLayout.js'
import { FloorLabels } from './FloorLabels.js'

type Props = EquityChartProps & { readonly layout: ChartLayout }

/** More names of days would touch each other. */
const dayNames = 10

/** The words and figures of the chart: text, so that it keeps its size on a narrow page. */
export function EquityLabels(props: Props) {
  const { curve, currency, end, mark, layout } = props
  const { scale, percent } = layout
  const placed = (point: ChartEnd) => ({ left: percent(point.x), top: scale.y(point.equity) })
  const runsOn = end !== null && end.at !== mark?.at
  return (
    <>
      {scale.ticks.map((tick) => (
        <span className="pf-chart__tick" key={tick} style={{ top: scale.y(tick) }}>
          {wholeAmountText(tick, currency)}
        </span>
      ))}
      <DayNames {...props} />
      <PeakName {...props} />
      <TargetName {...props} />
      {runsOn ? <span className="pf-chart__end" style={placed(end)} /> : null}
      {mark ? (
        <span className={`pf-chart__end pf-chart__end--${mark.tone}`} style={placed(mark)} />
      ) : null}
      <MarkName {...props} />
      {end ? (
        <FloorLabels
          currency={currency}
          equity={runsOn ? end.equity : null}
          floors={curve.floors}
          left={percent(end.x)}
          scale={scale}
        />
      ) : null}
    </>
  )
}

function DayNames({ curve: { days }, layout, zone }: Props) {
  const [only] = days
  if (only && days.length === 1) {
    return clockTicks(only, layout).map(({ at, x }) => (
      <span className="pf-chart__day" key={at} style={{ left: layout.percent(x) }}>
        {at % minuteMs === 0 ? minuteText(at, zone) : secondText(at, zone)}
      </span>
    ))
  }
  const every = Math.max(1, Math.ceil(days.length / dayNames))
  return days.map(({ date }, index) =>
    (days.length - 1 - index) % every === 0 ? (
      <span className="pf-chart__day" key={date} style={{ left: layout.percent(index + 0.5) }}>
        {tradingDateText(date)}
      </span>
    ) : null,
  )
}

/** Left out where it would lie on the line of the target; the figures above name it too. */
function PeakName({ curve: { peak }, start, currency, layout }: Props) {
  const { scale, percent, target, from, to } = layout
  if (!peak || peak.y <= start) return null
  if (target !== null && Math.abs(scale.y(target) - scale.y(peak.y) + 11) < 14) return null
  const isLate = peak.x > from + (to - from) * 0.85
  return (
    <span
      className={`pf-chart__peak${isLate ? ' pf-chart__peak--left' : ''}`}
      style={{ left: percent(peak.x), top: scale.y(peak.y) }}
    >
      Peak {amountText(peak.y, currency)}
    </span>
  )
}

function TargetName({ target, currency, layout }: Props) {
  if (target === null) return null
  const isDrawn = layout.target !== null
  return (
    <span
      className={`pf-chart__goal${isDrawn ? '' : ' pf-chart__goal--above'}`}
      style={{ top: isDrawn ? layout.scale.y(target) : 0 }}
    >
      {isDrawn ? '' : '↑ '}Target {amountText(target, currency)}
    </span>
  )
}

function MarkName({ mark, currency, zone, layout }: Props) {
  if (!mark) return null
  const after = 1 - layout.x(mark.x) / plotWidth
  return (
    <span
      className={`pf-chart__what pf-chart__what--${mark.tone}`}
      style={{ left: layout.percent(mark.x), '--after': `${after * 100}cqw` } as CSSProperties}
    >
      <b>
        {mark.word} {secondText(mark.at, zone)}
      </b>
      <br />
      Equity {amountText(mark.equity, currency)}
    </span>
  )
}
