import type { EmailTemplate } from '../template.js'
import { accountTemplates } from './accounts.js'
import { appealTemplates } from './appeals.js'
import { challengeTemplates } from './challenges.js'
import { identityTemplates } from './identity.js'
import { orderTemplates } from './orders.js'
import { payoutTemplates } from './payouts.js'
import { payoutTroubleTemplates } from './payoutTroubles.js'
import { rulingTemplates } from './rulings.js'
import { staffTemplates } from './staff.js'
import { traderTemplates } from './traders.js'

/** What a new firm starts with: one template for every event that somebody is written to about. */
export const defaultTemplates: readonly EmailTemplate[] = [
  ...orderTemplates,
  ...accountTemplates,
  ...rulingTemplates,
  ...appealTemplates,
  ...challengeTemplates,
  ...identityTemplates,
  ...payoutTemplates,
  ...payoutTroubleTemplates,
  ...traderTemplates,
  ...staffTemplates,
]
