import type { WidgetServerProps } from 'payload'
import type { ComponentType } from 'react'
import type { Dashboard } from '../../readModels/dashboard/model.js'
import { Empty, Panel } from '../parts/Panel.js'
import { BreachesPanel } from './BreachesPanel.js'
import { dashboardOf } from './dashboardOf.js'
import { FirstSteps } from './FirstSteps.js'
import { HealthPanel } from './HealthPanel.js'
import { KeyFigures } from './KeyFigures.js'
import { NearLimitPanel } from './NearLimitPanel.js'
import { PayoutsPanel } from './PayoutsPanel.js'
import { PhasesPanel } from './PhasesPanel.js'
import { QueuePanel } from './QueuePanel.js'

type Client = ComponentType<{ readonly initial: Dashboard }>

/**
 * A widget that shows its part of the dashboard. A person may have added one that their roles do not
 * reach; what they may not see never leaves the server.
 */
const widget = (Part: Client, sees: (dashboard: Dashboard) => boolean = () => true) =>
  async function Widget({ req }: WidgetServerProps) {
    const initial = await dashboardOf({ payload: req.payload, user: req.user })
    if (sees(initial)) return <Part initial={initial} />
    return (
      <Panel className="pf-widget" title="Not for your role">
        <Empty>Your role does not reach these figures.</Empty>
      </Panel>
    )
  }

export const KeyFiguresWidget = widget(KeyFigures)
export const PhasesWidget = widget(PhasesPanel, ({ nearLimit }) => nearLimit !== null)
export const PayoutsWidget = widget(
  PayoutsPanel,
  ({ figures, countedAt }) => countedAt === null || figures.openPayouts !== undefined,
)
export const QueueWidget = widget(QueuePanel)
export const NearLimitWidget = widget(NearLimitPanel, ({ nearLimit }) => nearLimit !== null)
export const BreachesWidget = widget(BreachesPanel, ({ breaches }) => breaches !== null)
export const HealthWidget = widget(HealthPanel)
export const FirstStepsWidget = widget(FirstSteps)
