import type { Lifecycle } from '../../domain/lifecycles/types.js'
import { Chip } from './Chip.js'

type Props = {
  readonly lifecycle: Lifecycle
  readonly status: string
  /** Written in front of the status, such as `Identity`. */
  readonly about?: string
}

/** The status of a record as its lifecycle words it; a status that is not known is shown as it is. */
export function StatusChip({ lifecycle, status, about }: Props) {
  const words = lifecycle.statuses[status]
  const label = words?.label ?? status
  return (
    <Chip tone={words?.tone ?? 'neutral'}>
      {about ? `${about} ${label.charAt(0).toLowerCase()}${label.slice(1)}` : label}
    </Chip>
  )
}
