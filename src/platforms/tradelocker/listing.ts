import { failureOf } from '../linkError.js'
import type { ListedAccount, PlatformResult } from '../types.js'
import type { Brand } from './brand.js'
import { call } from './link.js'
import { readDetails } from './reads.js'
import { brandAccountsShape, userShape, type AccountModel } from './wire.js'

const pageSize = 50
const atOnce = 5

type Page = PlatformResult<{ accounts: readonly ListedAccount[]; next: string | null }>

/** A page of the brand's accounts; what the list leaves out is asked for account by account. */
export async function listAccounts(brand: Brand, after: string | undefined): Promise<Page> {
  const offset = after === undefined ? 0 : Number(after)
  if (!Number.isSafeInteger(offset) || offset < 0) {
    return failureOf('validation', `after: expected the next of the page before, was "${after}"`)
  }
  const request = {
    path: 'v1/accounts/brand',
    body: { offset, limit: pageSize },
    answer: brandAccountsShape,
  }
  const read = await call(brand.link, request)
  if (!read.ok) return read
  const mine = read.value.data.filter(({ type }) => type === brand.type)
  const accounts: ListedAccount[] = []
  for (let from = 0; from < mine.length; from += atOnce) {
    const some = mine.slice(from, from + atOnce)
    for (const each of await Promise.all(some.map(({ accountId }) => listOne(brand, accountId)))) {
      if (!each.ok) return each
      accounts.push(each.account)
    }
  }
  return { ok: true, accounts, next: read.value.hasMore ? String(offset + pageSize) : null }
}

async function listOne(
  brand: Brand,
  accountId: string,
): Promise<PlatformResult<{ account: ListedAccount }>> {
  const details = await readDetails(brand, accountId)
  if (!details.ok) return details
  const { account } = details
  const request = {
    path: 'v1/users/details',
    body: { userId: account.userId },
    answer: userShape,
  }
  const user = await call(brand.link, request)
  if (!user.ok) return user
  const { email, firstName, lastName } = user.value
  return {
    ok: true,
    account: {
      login: account.accountId,
      group: account.userGroupId,
      currency: account.currency,
      leverage: Number(account.leverage ?? 1),
      name: [firstName, lastName].filter(Boolean).join(' '),
      email,
      comment: account.accountName,
      mode: modeOf(account),
      openedAt: account.createdDateTime,
    },
  }
}

/** A risk rule of the platform's own may have switched trading off on an active account. */
function modeOf({ status, tradingDisabledReason }: AccountModel): ListedAccount['mode'] {
  if (status === 'RESTRICTED') return 'closeOnly'
  return status === 'SUSPENDED' || tradingDisabledReason ? 'noTrading' : 'full'
}
