import { lifecycles } from '../../domain/lifecycles/all.js'
import type { StatusWords } from '../../domain/lifecycles/types.js'
import type { SearchHit } from '../../readModels/search/model.js'

type Words = { readonly label: string; readonly statuses: Readonly<Record<string, StatusWords>> }

/** What a group of hits is called, and how the states of its records are said. */
export const groupWords: Readonly<Record<SearchHit['key'], Words>> = {
  traders: { label: 'Traders', statuses: lifecycles.trader.statuses },
  accounts: { label: 'Accounts', statuses: lifecycles.account.statuses },
  payouts: { label: 'Payouts', statuses: lifecycles.payout.statuses },
  kycCases: { label: 'KYC cases', statuses: lifecycles.kycCase.statuses },
  violations: { label: 'Violations', statuses: lifecycles.violation.statuses },
  rulings: { label: 'Rulings', statuses: {} },
  challenges: { label: 'Challenges', statuses: lifecycles.challenge.statuses },
  orders: { label: 'Orders', statuses: lifecycles.order.statuses },
  emailMessages: { label: 'Messages', statuses: lifecycles.emailMessage.statuses },
  platformCommands: { label: 'Platform commands', statuses: lifecycles.platformCommand.statuses },
}
