export { TraderOverview } from '../admin/trader/TraderOverview.js'
export { TraderTagline } from '../admin/trader/TraderTagline.js'
export { IncidentOverview } from '../admin/incident/IncidentOverview.js'
export { QueueView } from '../admin/queue/QueueView.js'
export { ImportView } from '../admin/import/ImportView.js'
export { SetUpLinks } from '../admin/nav/SetUpLinks.js'
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
export { ConnectionsTable } from '../admin/connections/ConnectionsTable.js'
export { ConnectionDeeds } from '../admin/deeds/ConnectionDeeds.js'
export { FirmDeeds } from '../admin/deeds/FirmDeeds.js'
export { ConnectionStatusView } from '../admin/connections/ConnectionStatusView.js'
export { AppealReport } from '../admin/appeals/AppealReport.js'
export { AppealReview } from '../admin/appeals/AppealReview.js'
export { ChallengeOffersField } from '../admin/offers/ChallengeOffersField.js'
export { OrderTagline } from '../admin/orders/OrderTagline.js'
export { AccountTagline } from '../admin/account/AccountTagline.js'
export { AccountOverview } from '../admin/account/AccountOverview.js'
export { AccountDays } from '../admin/account/AccountDays.js'
export { AccountRulings } from '../admin/account/AccountRulings.js'
export { AccountCommands } from '../admin/account/AccountCommands.js'
export { AccountAudit } from '../admin/account/AccountAudit.js'
export { ProgramVersions } from '../admin/program/ProgramVersions.js'
export { VersionTerms } from '../admin/program/VersionTerms.js'
export { OfferNewest } from '../admin/program/OfferNewest.js'
