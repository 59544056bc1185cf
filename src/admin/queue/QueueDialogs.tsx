'use client'
import type { Queue, QueueItem } from '../../readModels/queue/model.js'
import { AssignDialog } from './AssignDialog.js'
import { SnoozeDialog } from './SnoozeDialog.js'
import type { useQueueDeeds } from './useQueueDeeds.js'

export const assignDialog = 'queue-assign'
export const snoozeDialog = 'queue-snooze'

type Props = {
  readonly deeds: ReturnType<typeof useQueueDeeds>
  readonly people: Queue['people']
  readonly targets: readonly QueueItem[]
}

/** Who gets it and until when it rests; both are opened from the list, the preview and by keys. */
export function QueueDialogs({ deeds, people, targets }: Props) {
  const [first] = targets
  if (!first) return null
  // Begun anew for other rows: what was chosen for the last ones is not meant for these.
  const key = targets.map(({ id }) => id).join()
  return (
    <>
      <AssignDialog
        items={targets}
        key={`assign ${key}`}
        kind={first.kind}
        onAssign={deeds.assignTo}
        people={people}
        slug={assignDialog}
      />
      <SnoozeDialog
        items={targets}
        isResting={targets.some(({ rest }) => rest === 'snoozed')}
        key={`snooze ${key}`}
        onSnooze={deeds.snooze}
        slug={snoozeDialog}
      />
    </>
  )
}
