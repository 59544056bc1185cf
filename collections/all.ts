import type { CollectionFactories } from './context.js'
import { emailMessages, emailTemplates } from './messages/email.js'
import { journalEntries, journalLines } from './money/journal.js'
import { orders } from './money/orders.js'
import { approvals, payouts } from './money/payouts.js'
import { agreementAcceptances, agreementVersions } from './people/agreements.js'
import { kycCases, kycDocuments } from './people/kyc.js'
import { payoutMethods } from './people/payoutMethods.js'
import { consents, notes, traderTags } from './people/peopleRecords.js'
import { traders } from './people/traders.js'
import { newsEvents } from './programs/news.js'
import { prices, programs, programVersions } from './programs/programs.js'
import { versionMoves } from './programs/versionMoves.js'
import { operators } from './system/operators.js'
import { auditEntries, incomingEvents, outboxEvents } from './system/records.js'
import { appeals } from './trading/appeals.js'
import { accountLogins, accounts } from './trading/accounts.js'
import { scalingSteps } from './trading/scalingSteps.js'
import { challenges } from './trading/challenges.js'
import { differences } from './trading/differences.js'
import { incidents } from './trading/incidents.js'
import { platformCommands, platformConnections } from './trading/platforms.js'
import { holds, rulings, violations } from './trading/rulings.js'

/** In the order of the navigation. */
export const collectionFactories: CollectionFactories = {
  traders,
  kycCases,
  kycDocuments,
  agreementVersions,
  agreementAcceptances,
  traderTags,
  consents,
  notes,
  challenges,
  accounts,
  violations,
  appeals,
  rulings,
  holds,
  incidents,
  differences,
  accountLogins,
  scalingSteps,
  orders,
  payouts,
  approvals,
  payoutMethods,
  journalEntries,
  journalLines,
  programs,
  programVersions,
  versionMoves,
  prices,
  newsEvents,
  emailTemplates,
  emailMessages,
  operators,
  platformConnections,
  platformCommands,
  auditEntries,
  outboxEvents,
  incomingEvents,
}
