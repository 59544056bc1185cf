import type { ServerProps } from 'payload'
import { dashboardOf } from '../dashboard/dashboardOf.js'
import { AlarmBanner } from './AlarmBanner.js'

/** The banner above every page, with what stands now. A page must come even where this cannot be read. */
export async function Alarms({ payload, user }: Pick<ServerProps, 'payload' | 'user'>) {
  if (!user) return null
  const initial = await dashboardOf({ payload, user }).then(
    ({ at, alarms }) => ({ at, alarms }),
    (error: unknown) => {
      payload.logger.error({ err: error, msg: 'the alarms could not be read' })
      return null
    },
  )
  return initial && <AlarmBanner initial={initial} />
}
