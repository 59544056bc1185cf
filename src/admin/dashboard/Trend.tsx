'use client'
import './dashboard.css'

type Props = { readonly values: readonly (number | null)[]; readonly label: string }

const width = 100
const height = 26
const edge = 2

/** A line over thirty days that ends in a dot; days without a value are passed over. */
export function Trend({ values, label }: Props) {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ index, value }]))
  const last = known.at(-1)
  if (known.length < 2 || !last) return <span className="pf-dash-trend" />
  const low = Math.min(...known.map(({ value }) => value))
  const span = Math.max(...known.map(({ value }) => value)) - low
  const y = (value: number) =>
    span === 0 ? height / 2 : height - edge - ((value - low) / span) * (height - 2 * edge)
  const x = (index: number) => (index / (values.length - 1)) * width
  const points = known.map(({ index, value }) => `${x(index).toFixed(2)},${y(value).toFixed(2)}`)
  return (
    <span aria-label={label} className="pf-dash-trend" role="img">
      <svg aria-hidden preserveAspectRatio="none" viewBox={`0 0 ${width} ${height}`}>
        <polyline points={points.join(' ')} vectorEffect="non-scaling-stroke" />
      </svg>
      <i style={{ left: `${x(last.index)}%`, top: `${(y(last.value) / height) * 100}%` }} />
    </span>
  )
}
