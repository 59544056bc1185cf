import { emit, happened } from '../records/emit.js'
import type { Work } from '../work.js'
import { links } from './links.js'
import { loadAccounts } from './loadAccounts.js'

/** Tells staff of accounts that could not be opened, with what the platform said. */
export async function tellUnopened(work: Work, ids: readonly string[]): Promise<void> {
  const accounts = await loadAccounts(work, ids)
  await emit(
    work,
    accounts.map((account) =>
      happened('account.provisioningFailed', {
        subjectType: 'account',
        subjectId: account.id,
        occasion: String(work.now.getTime()),
        variables: {
          accountReference: account.reference,
          traderReference: account.trader_reference,
          connectionName: account.connection_name ?? 'none',
          failure: account.problem ?? 'see the account',
          attempts: account.attempt,
          adminLink: links(work).admin(work.firm.slugs.accounts, account.id),
        },
      }),
    ),
  )
}
