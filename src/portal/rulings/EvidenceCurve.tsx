import { minor } from '../../domain/money/minor.js'
import type { Ruling } from '../api/shapes.js'
import { moneyText, timeText } from '../parts/texts.js'
import { curvePoints, drawing } from './curvePoints.js'

/** Equity at every observation of the evidence, the limit, and the moment that decided. */
export function EvidenceCurve({ ruling }: { readonly ruling: Ruling }) {
  const points = curvePoints(ruling)
  const { currency } = ruling
  const moment = points?.equity.at(-1)
  if (!points || !moment || !currency) return null
  const money = (amount: number) => moneyText(minor(amount), currency)
  const [x, y] = moment
  return (
    <figure className="curve">
      <svg
        viewBox={`-8 -4 ${drawing.width + 16} ${drawing.height + 8}`}
        role="img"
        aria-label={`Equity between ${money(points.low)} and ${money(points.high)}`}
      >
        {points.limit === null ? null : (
          <line className="limit" x1="0" x2={drawing.width} y1={points.limit} y2={points.limit} />
        )}
        <polyline
          className="equity"
          points={points.equity.map((each) => each.join(',')).join(' ')}
        />
        <rect className="moment" x={x - 5} y={y - 5} width="10" height="10" />
      </svg>
      <figcaption>
        {points.equity.length} observations from {timeText(new Date(points.from).toISOString())} to{' '}
        {timeText(new Date(points.to).toISOString())}; between {money(points.low)} and{' '}
        {money(points.high)}. The square is the moment that decided
        {points.limit === null ? '.' : ', the straight line the limit.'}
      </figcaption>
    </figure>
  )
}
