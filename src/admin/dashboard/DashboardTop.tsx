import type { ServerProps } from 'payload'
import { DashboardHead } from './DashboardHead.js'
import { dashboardOf } from './dashboardOf.js'

/** Above the widgets: the day, and the span of the figures. */
export async function DashboardTop({ payload, user }: Pick<ServerProps, 'payload' | 'user'>) {
  return <DashboardHead initial={await dashboardOf({ payload, user })} />
}
