import { amountText, wholeAmountText } from '../parts/amounts.js'
import { clockText, secondText, tradingDateText } from '../parts/dates.js'
import type { Curve } from '../../readModels/account/readCurve.js'
import { FloorLabels } from './FloorLabels.js'
import { floorStyle } from './floorStyle.js'
import { pathOf, scaleOver, type Scale } from './scale.js'
import './charts.css'

/** The newest observation that the line shows. */
export type ChartEnd = {
  /** Platform time, UTC milliseconds. */
  readonly at: number
  readonly x: number
  readonly equity: number
}

/** The exact observation that decided. */
export type ChartMark = ChartEnd & {
  /** `Breach`, `Suspected`, `Pass`. */
  readonly word: string
  readonly tone: 'bad' | 'near' | 'good'
}

type Props = {
  readonly curve: Curve
  readonly currency: string
  readonly zone: string
  readonly start: number
  /** Equity or balance that passes the phase. */
  readonly target: number | null
  readonly end: ChartEnd | null
  readonly mark: ChartMark | null
}

const width = 1000
const height = 264
/** More names of days would touch each other. */
const dayNames = 10

/** Equity over trading days of equal width, with every floor as it was. */
export function EquityChart({ curve, currency, zone, start, target, end, mark }: Props) {
  const { equity, floors, days, peak } = curve
  const lines = [...equity, ...floors.flatMap(({ corners }) => corners)].map(({ y }) => y)
  const showsTarget = target !== null && isNear(target, lines)
  const scale = scaleOver([...lines, start, ...(showsTarget ? [target] : [])], { height, lines: 8 })
  const x = (place: number) => (place / Math.max(days.length, 1)) * width
  const place = (point: { x: number; y: number }) => ({ x: x(point.x), y: scale.y(point.y) })
  const percent = (value: number) => `${(x(value) / width) * 100}%`
  const placed = (point: ChartEnd) => ({ left: percent(point.x), top: scale.y(point.equity) })
  const hidesPeak = (top: number) =>
    showsTarget && Math.abs(scale.y(target) - scale.y(top) + 11) < 14
  return (
    <div
      aria-label={describe({ curve, currency, end, mark, zone })}
      className="pf-chart"
      role="img"
    >
      <div className="pf-chart__plot" style={{ height }}>
        <svg preserveAspectRatio="none" viewBox={`0 0 ${width} ${height}`}>
          <Grid days={days.length} scale={scale} x={x} />
          <path className="pf-chart__start" d={`M0 ${scale.y(start)}H${width}`} />
          {showsTarget ? (
            <path className="pf-chart__target" d={`M0 ${scale.y(target)}H${width}`} />
          ) : null}
          {floors.map((floor) => (
            <path
              className={`pf-chart__floor pf-chart__floor--${floorStyle(floor.kind)}`}
              d={pathOf(floor.corners.map(place))}
              key={floor.rule}
            />
          ))}
          <path className="pf-chart__line" d={pathOf(equity.map(place))} />
          {mark ? (
            <path
              className={`pf-chart__moment pf-chart__moment--${mark.tone}`}
              d={`M${x(mark.x).toFixed(1)} 0V${height}`}
            />
          ) : null}
        </svg>
        {scale.ticks.map((tick) => (
          <span className="pf-chart__tick" key={tick} style={{ top: scale.y(tick) }}>
            {wholeAmountText(tick, currency)}
          </span>
        ))}
        <DayNames days={days} percent={percent} />
        {peak && peak.y > start && !hidesPeak(peak.y) ? (
          <span
            className={`pf-chart__peak${peak.x > days.length * 0.85 ? ' pf-chart__peak--left' : ''}`}
            style={{ left: percent(peak.x), top: scale.y(peak.y) }}
          >
            Peak {amountText(peak.y, currency)}
          </span>
        ) : null}
        {target === null ? null : (
          <span
            className={`pf-chart__goal${showsTarget ? '' : ' pf-chart__goal--above'}`}
            style={{ top: showsTarget ? scale.y(target) : 0 }}
          >
            {showsTarget ? '' : '↑ '}Target {amountText(target, currency)}
          </span>
        )}
        {end && !mark ? <span className="pf-chart__end" style={placed(end)} /> : null}
        {mark ? (
          <>
            <span className={`pf-chart__end pf-chart__end--${mark.tone}`} style={placed(mark)} />
            <span
              className={`pf-chart__what pf-chart__what--${mark.tone}`}
              style={{ left: percent(mark.x) }}
            >
              <b>
                {mark.word} {secondText(mark.at, zone)}
              </b>
              <br />
              Equity {amountText(mark.equity, currency)}
            </span>
          </>
        ) : null}
        {end ? (
          <FloorLabels
            currency={currency}
            equity={mark === null ? end.equity : null}
            floors={floors}
            left={percent(end.x)}
            scale={scale}
          />
        ) : null}
      </div>
    </div>
  )
}

/** A target far above everything would press the rest flat: it is named at the edge instead. */
function isNear(target: number, lines: readonly number[]): boolean {
  if (lines.length === 0) return true
  const least = lines.reduce((low, value) => Math.min(low, value), Infinity)
  const most = lines.reduce((high, value) => Math.max(high, value), -Infinity)
  return target <= most + (most - least) * 0.3 && target >= least
}

type GridProps = {
  readonly days: number
  readonly scale: Scale
  readonly x: (place: number) => number
}

const Grid = ({ days, scale, x }: GridProps) => (
  <path
    className="pf-chart__grid"
    d={[
      ...scale.ticks.map((tick) => `M0 ${scale.y(tick).toFixed(1)}H${width}`),
      ...(days > 60
        ? []
        : Array.from(
            { length: Math.max(days - 1, 0) },
            (_, index) => `M${x(index + 1).toFixed(1)} 0V${height}`,
          )),
    ].join('')}
  />
)

type DayNamesProps = {
  readonly days: Curve['days']
  readonly percent: (value: number) => string
}

function DayNames({ days, percent }: DayNamesProps) {
  const every = Math.max(1, Math.ceil(days.length / dayNames))
  return days.map(({ date }, index) =>
    (days.length - 1 - index) % every === 0 ? (
      <span className="pf-chart__day" key={date} style={{ left: percent(index + 0.5) }}>
        {tradingDateText(date)}
      </span>
    ) : null,
  )
}

type Described = Pick<Props, 'curve' | 'currency' | 'end' | 'mark' | 'zone'>

function describe({ curve, currency, end, mark, zone }: Described): string {
  const { days, peak, floors } = curve
  const [first] = days
  const last = days.at(-1)
  if (!first || !last) return 'Equity: nothing was observed yet'
  const span = `Equity from ${tradingDateText(first.date)} to ${tradingDateText(last.date)}`
  const top = peak ? `highest ${amountText(peak.y, currency)}` : ''
  const told = mark ?? end
  const at = told
    ? `${mark?.word ?? 'newest'} ${amountText(told.equity, currency)} at ${clockText(told.at, zone)}`
    : ''
  const limits = floors.map(
    ({ title, limit }) => `floor of ${title} ${amountText(limit, currency)}`,
  )
  return [span, top, at, ...limits].filter((part) => part !== '').join(', ')
}
