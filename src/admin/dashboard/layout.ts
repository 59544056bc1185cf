import type { Config, PayloadRequest } from 'payload'
import { hasRole, personOf, type Person } from '../../access/person.js'
import type { Role } from '../../domain/roles.js'
import type { Firm } from '../../firm.js'
import { dashboardOf } from './dashboardOf.js'

type DashboardConfig = NonNullable<NonNullable<Config['admin']>['dashboard']>
type Widgets = DashboardConfig['widgets']
type Width = 'full' | 'large' | 'medium' | 'small'

const component = (name: string) => `payload-plugin-prop-firm/rsc#${name}`

/** In the order of the screen. Slugs are kept in people's saved layouts, so they stay. */
export const dashboardWidgets: Widgets = [
  { slug: 'keyFigures', label: 'Key figures', name: 'KeyFiguresWidget', minWidth: 'full' },
  { slug: 'phases', label: 'Accounts by phase', name: 'PhasesWidget', minWidth: 'medium' },
  { slug: 'openPayouts', label: 'Open payouts', name: 'PayoutsWidget', minWidth: 'small' },
  { slug: 'queue', label: 'Queue', name: 'QueueWidget', minWidth: 'small' },
  { slug: 'nearLimit', label: 'Near a limit', name: 'NearLimitWidget', minWidth: 'small' },
  { slug: 'breachesToday', label: 'Breaches today', name: 'BreachesWidget', minWidth: 'small' },
  { slug: 'health', label: 'Health', name: 'HealthWidget', minWidth: 'full' },
  { slug: 'firstSteps', label: 'First steps', name: 'FirstStepsWidget', minWidth: 'large' },
].map(({ name, ...widget }) => ({ ...widget, Component: component(name) })) as Widgets

const place = (widgetSlug: string, width: Width) => ({ widgetSlug, width })

const payoutDesk: readonly Role[] = ['admin', 'manager', 'finance', 'risk', 'auditor']

/** What a person sees who never changed the layout: by role, and a new firm sees its first steps. */
export const defaultLayout =
  (firm: Pick<Firm, 'people'>) =>
  async ({ req }: { req: PayloadRequest }) => {
    const person = personOf(req.user, firm.people)
    const { steps } = await dashboardOf({ payload: req.payload, user: req.user })
    if (steps && !steps.order) return [place('firstSteps', 'full'), place('health', 'full')]
    return layoutOf(person)
  }

function layoutOf(person: Person) {
  const onlyMarketing =
    person.kind === 'operator' && person.roles.every((role) => role === 'marketing')
  if (onlyMarketing)
    return [place('keyFigures', 'full'), place('queue', 'full'), place('health', 'full')]
  const money = hasRole(person, payoutDesk)
  return [
    place('keyFigures', 'full'),
    ...(money
      ? [place('phases', 'large'), place('openPayouts', 'small')]
      : [place('phases', 'full')]),
    place('queue', 'small'),
    place('nearLimit', 'small'),
    place('breachesToday', 'small'),
    place('health', 'full'),
  ]
}
