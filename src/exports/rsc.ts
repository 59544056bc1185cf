export { TraderOverview } from '../admin/trader/TraderOverview.js'
export { TraderTagline } from '../admin/trader/TraderTagline.js'
export { Alarms } from '../admin/alarms/Alarms.js'
export { DashboardTop } from '../admin/dashboard/DashboardTop.js'
export {
  BreachesWidget,
  FirstStepsWidget,
  HealthWidget,
  KeyFiguresWidget,
  NearLimitWidget,
  PayoutsWidget,
  PhasesWidget,
  QueueWidget,
} from '../admin/dashboard/widgets.js'
