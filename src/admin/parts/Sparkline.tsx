import './parts.css'

type Props = {
  readonly values: readonly number[]
  /** What the line shows, for people who do not see it. */
  readonly label: string
}

const width = 72
const height = 26
const edge = 3

/** A line without axes that ends in a dot; nothing where there are no two values to connect. */
export function Sparkline({ values, label }: Props) {
  if (values.length < 2) return null
  const low = Math.min(...values)
  const span = Math.max(...values) - low
  const points = values.map((value, index) => ({
    x: edge + (index / (values.length - 1)) * (width - 2 * edge),
    y: span === 0 ? height / 2 : height - edge - ((value - low) / span) * (height - 2 * edge),
  }))
  const path = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')
  const end = points.at(-1)
  return (
    <svg
      aria-label={label}
      className="pf-spark"
      height={height}
      role="img"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
    >
      <polyline points={path} />
      {end ? <circle cx={end.x} cy={end.y} r="2.2" /> : null}
    </svg>
  )
}
