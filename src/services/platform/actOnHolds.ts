import { v7 as uuidv7 } from 'uuid'
import { reopenAccounts, unwatchAccounts, type Reopening } from '../../live/register.js'
import type { Work } from '../work.js'
import { canRestrict, heldAccounts, type HeldAccount } from './heldAccounts.js'
import { queueCommands } from './queueCommands.js'

type Told = {
  readonly accounts: readonly HeldAccount[]
  /** What made it necessary: the reason of a hold, or a word such as `reopen`. */
  readonly cause: string
}

/**
 * Tells platforms what the holds of active accounts mean for trading, where they were not told
 * already: paused is off, frozen is closing only where the platform can, nothing held is on. What
 * was off stays off as long as anything holds the account.
 */
export async function tellPlatforms(work: Work, { accounts, cause }: Told): Promise<void> {
  // A person may hold and release within a millisecond: each telling is one of its own.
  const occasion = uuidv7()
  await queueCommands(
    work,
    accounts.flatMap((account) => {
      const { id, status, login, connection_id, asked } = account
      const wanted = wantedMode(work, account)
      if (status !== 'active' || !login || !connection_id || wanted === asked) return []
      const about = { accountId: id, connectionId: connection_id, login }
      return [{ ...about, kind: wanted, cause: `hold:${cause}:${occasion}` }]
    }),
  )
}

function wantedMode({ firm }: Work, account: HeldAccount): HeldAccount['asked'] {
  const { paused, frozen, platform, asked } = account
  if (paused) return 'disable'
  if (!frozen) return 'enable'
  return asked === 'enable' && canRestrict(firm, platform) ? 'restrict' : asked
}

/** Clocks stand while something else than a rule pauses an account, and go on, moved, after it. */
export async function moveClocks(
  work: Work,
  { before, after }: Record<'before' | 'after', readonly HeldAccount[]>,
): Promise<void> {
  const stood = new Set(before.filter(({ stands }) => stands).map(({ id }) => id))
  const active = after.filter(({ status }) => status === 'active')
  const at = work.now.getTime()
  await unwatchAccounts(
    work.tx,
    active.filter(({ id, stands }) => stands && !stood.has(id)).map(({ id }) => id),
  )
  await reopenAccounts(
    work.tx,
    active
      .filter(({ id, stands }) => !stands && stood.has(id))
      .map(({ id }) => ({ accountId: id, at, balance: 'latest', days: 'shift' })),
  )
}

/** As `reopenAccounts` for those that are active, but the clocks of accounts that are paused stand. */
export async function followAgain(work: Work, accounts: readonly Reopening[]): Promise<void> {
  const ids = accounts.map(({ accountId }) => accountId)
  const held = await heldAccounts(work, ids)
  const active = new Set(held.filter(({ status }) => status === 'active').map(({ id }) => id))
  await reopenAccounts(
    work.tx,
    accounts.filter(({ accountId }) => active.has(accountId)),
  )
  await unwatchStanding(work, held)
}

/** Nobody follows those of these accounts that are paused. */
export const standStill = async (work: Work, ids: readonly string[]): Promise<void> =>
  unwatchStanding(work, await heldAccounts(work, ids))

const unwatchStanding = ({ tx }: Work, held: readonly HeldAccount[]): Promise<void> =>
  unwatchAccounts(
    tx,
    held.filter(({ stands }) => stands).map(({ id }) => id),
  )
