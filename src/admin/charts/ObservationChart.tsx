import type { ProofObservation } from '../../readModels/account/proof.js'
import { amountText, wholeAmountText } from '../parts/amounts.js'
import { counted } from '../parts/counted.js'
import { clockText, secondText } from '../parts/dates.js'
import { pathOf, scaleOver } from './scale.js'
import './charts.css'

type Props = {
  readonly observations: readonly ProofObservation[]
  /** What the verdict compared with; null where it was no amount. */
  readonly limit: number | null
  readonly limitName: string
  readonly currency: string
  readonly zone: string
  readonly isAdverse: boolean
}

const width = 1000
const height = 122

/** Every observation of the evidence as a point: the line between them is only a help for the eye. */
export function ObservationChart(props: Props) {
  const { observations, limit, limitName, currency, zone, isAdverse } = props
  const first = observations[0]
  const last = observations.at(-1)
  if (!first || !last) return null
  const values = observations.map(({ equity }) => equity)
  const scale = scaleOver([...values, ...(limit === null ? [] : [limit])], { height, lines: 5 })
  const span = Math.max(last.at - first.at, 1)
  const x = (at: number) => ((at - first.at) / span) * width
  const points = observations.map(({ at, equity }) => ({ x: x(at), y: scale.y(equity) }))
  const end = points.at(-1)
  const label = `${counted(observations.length, 'observation')} from ${clockText(first.at, zone)} to ${clockText(last.at, zone)}, the last ${amountText(last.equity, currency)}`
  return (
    <div aria-label={label} className="pf-chart pf-chart--small" role="img">
      <div className="pf-chart__plot" style={{ height }}>
        <svg preserveAspectRatio="none" viewBox={`0 0 ${width} ${height}`}>
          <path
            className="pf-chart__grid"
            d={scale.ticks.map((tick) => `M0 ${scale.y(tick).toFixed(1)}H${width}`).join('')}
          />
          <path className="pf-chart__thread" d={pathOf(points)} />
          {limit === null ? null : (
            <path
              className={isAdverse ? 'pf-chart__floor pf-chart__floor--daily' : 'pf-chart__target'}
              d={`M0 ${scale.y(limit).toFixed(1)}H${width}`}
            />
          )}
          <path className="pf-chart__dots" d={points.slice(0, -1).map(dot).join('')} />
          {end ? (
            <path
              className={`pf-chart__last${isAdverse ? ' pf-chart__last--bad' : ''}`}
              d={dot(end)}
            />
          ) : null}
        </svg>
        {scale.ticks.map((tick) => (
          <span className="pf-chart__tick" key={tick} style={{ top: scale.y(tick) }}>
            {wholeAmountText(tick, currency)}
          </span>
        ))}
        {[first.at, first.at + span / 2, last.at].map((at, index) => (
          <span
            className={`pf-chart__day pf-chart__day--${index}`}
            key={index}
            style={{ left: `${(x(at) / width) * 100}%` }}
          >
            {secondText(at, zone)}
          </span>
        ))}
        {limit === null ? null : (
          <span
            className={`pf-chart__inside${isAdverse ? ' pf-chart__inside--bad' : ''}`}
            style={{ top: scale.y(limit) }}
          >
            {limitName} {amountText(limit, currency)}
          </span>
        )}
      </div>
    </div>
  )
}

/** A point of no length: its round or square cap keeps its shape however the drawing is stretched. */
const dot = ({ x, y }: { x: number; y: number }): string => `M${x.toFixed(1)} ${y.toFixed(1)}h0`
