'use client'
import type { StatusWords } from '../../domain/lifecycles/types.js'
import { Shape } from '../parts/Shape.js'
import './fields.css'

/** What a status column and field receive from the collection. */
export type StatusProps = {
  readonly lifecycle: string
  readonly statuses: Readonly<Record<string, StatusWords>>
}

/** A status as people read it: shape, word and colour together. A word the code no longer knows is shown as it is. */
export function StatusText({
  value,
  statuses,
}: Pick<StatusProps, 'statuses'> & { readonly value: string }) {
  const words = statuses[value]
  if (!words) return <span>{value}</span>
  return (
    <span className={`pf-status pf-status--${words.tone}`}>
      <Shape tone={words.tone} />
      {words.label}
    </span>
  )
}
