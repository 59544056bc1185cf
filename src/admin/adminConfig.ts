import type { Config } from 'payload'
import type { Firm } from '../firm.js'
import { dashboardWidgets, defaultLayout } from './dashboard/layout.js'

type Admin = NonNullable<Config['admin']>
type Components = NonNullable<Admin['components']>

const client = (name: string) => `payload-plugin-prop-firm/client#${name}`
const rsc = (name: string) => `payload-plugin-prop-firm/rsc#${name}`

/**
 * The admin panel: operators sign in, avatars are not fetched from outside, our screens are added to
 * those of the host. A dashboard layout of the host's stays.
 */
export function adminConfig(host: Config['admin'], firm: Firm): Admin {
  return {
    dateFormat: 'd MMM yyyy, HH:mm',
    avatar: { Component: client('Initials') },
    ...host,
    user: firm.slugs.operators,
    components: withOurs(host?.components, firm),
    dashboard: {
      ...host?.dashboard,
      widgets: [...(host?.dashboard?.widgets ?? []), ...dashboardWidgets],
      defaultLayout: host?.dashboard?.defaultLayout ?? defaultLayout(firm),
    },
  }
}

function withOurs(host: Components | undefined, firm: Firm): Components {
  const provider = { path: client('FirmProvider'), clientProps: { slugs: firm.slugs } }
  return {
    ...host,
    providers: [...(host?.providers ?? []), provider],
    header: [rsc('Alarms'), ...(host?.header ?? [])],
    actions: [...(host?.actions ?? []), client('GlobalSearch')],
    beforeNavLinks: [client('TodayLinks'), ...(host?.beforeNavLinks ?? [])],
    afterNavLinks: [rsc('SetUpLinks'), ...(host?.afterNavLinks ?? [])],
    views: {
      ...host?.views,
      workQueue: { Component: rsc('QueueView'), path: '/work-queue' },
      importBook: { Component: rsc('ImportView'), path: '/import' },
    },
    beforeDashboard: [rsc('DashboardTop'), ...(host?.beforeDashboard ?? [])],
  }
}
