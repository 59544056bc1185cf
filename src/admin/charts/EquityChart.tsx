import { amountText } from '../parts/amounts.js'
import { clockText, tradingDateText } from '../parts/dates.js'
import { chartLayout, plotHeight, type EquityChartProps } from './chartLayout.js'
import { EquityLabels } from './EquityLabels.js'
import { EquityLines } from './EquityLines.js'
import './charts.css'

/** Equity over trading days of equal width, with every floor as it was. */
export function EquityChart(props: EquityChartProps) {
  const layout = chartLayout(props)
  const { curve, start, mark } = props
  return (
    <div aria-label={describe(props)} className="pf-chart" role="img">
      <div className="pf-chart__plot" style={{ height: plotHeight }}>
        <EquityLines curve={curve} layout={layout} mark={mark} start={start} />
        <EquityLabels {...props} layout={layout} />
      </div>
    </div>
  )
}

/** The chart in a sentence, for people who do not see it. */
function describe({ curve, currency, end, mark, zone }: EquityChartProps): string {
  const { days, peak, floors } = curve
  const [first] = days
  const last = days.at(-1)
  if (!first || !last) return 'Equity: nothing was observed yet'
  const told = mark ?? end
  return [
    `Equity from ${tradingDateText(first.date)} to ${tradingDateText(last.date)}`,
    peak ? `highest ${amountText(peak.y, currency)}` : '',
    told
      ? `${mark?.word ?? 'newest'} ${amountText(told.equity, currency)} at ${clockText(told.at, zone)}`
      : '',
    ...floors.map(({ title, limit }) => `floor of ${title} ${amountText(limit, currency)}`),
  ]
    .filter((part) => part !== '')
    .join(', ')
}
