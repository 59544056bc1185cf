import { core, moneyIn, numberIn } from '../../domain/rules/coreSlots.js'
import { heldOver, slackMs } from '../../domain/trades/gap/heldOver.js'
import type { Gap, Held, MinuteBar, Untold } from '../../domain/trades/gap/types.js'
import type {
  AccountSnapshot,
  Deal,
  PlatformFailure,
  PlatformResult,
  PlatformSession,
} from '../../platforms/types.js'
import type { Entry } from '../book/entry.js'

/** What lies further back is not read again. */
const gapMaxMs = 3 * 86_400_000
/** A symbol that stands still has no bars: its last price is looked for so long before. */
const lookBackMs = 3_600_000

/** An account, and the first that was seen of it after a gap. */
export type Seen = { readonly entry: Entry; readonly snapshot: AccountSnapshot }
/** What it held meanwhile. */
export type Told = { readonly entry: Entry; readonly held: Held }

/** Asks a platform what it remembers of gaps. Accounts of which it does not tell are left, with the reason. */
export type GapReader = {
  held(seen: readonly Seen[]): Promise<readonly Told[]>
  /** The prices of all that was held: each symbol is asked for once. */
  bars(told: readonly Told[]): Promise<ReadonlyMap<string, readonly MinuteBar[]>>
  leave(entry: Entry, reason: Untold | PlatformFailure['code']): void
  readonly left: ReadonlyMap<Entry, string>
  refusal(): PlatformFailure | null
}

type Asked = { readonly entry: Entry; readonly gap: Omit<Gap, 'deals'> }

export function createGapReader(session: PlatformSession): GapReader {
  const left = new Map<Entry, string>()
  const leave: GapReader['leave'] = (entry, reason) => void left.set(entry, reason)
  /** After a refusal nothing more is asked: a feed that waits for a thousand of them stands still. */
  let refusal: PlatformFailure | null = null
  const ask = async <T>(question: () => Promise<PlatformResult<T>>): Promise<PlatformResult<T>> => {
    if (refusal) return refusal
    const answer = await question()
    if (!answer.ok && answer.code !== 'notFound') refusal = answer
    return answer
  }
  return {
    left,
    leave,
    refusal: () => refusal,
    held: async (seen) => {
      const asked = seen.flatMap(({ entry, snapshot }): Asked[] => {
        const gap = gapOf(entry, snapshot)
        if (gap && gap.after.at - gap.before.at <= gapMaxMs) return [{ entry, gap }]
        if (gap) leave(entry, 'tooLong')
        return []
      })
      const told: Told[] = []
      const dealt = await dealsOf(session, asked, ask)
      for (const { entry, gap } of asked) {
        const answer = dealt(entry.login)
        const found = answer.ok ? heldOver({ ...gap, deals: answer.deals }) : answer
        if (found.ok) told.push({ entry, held: found.held })
        else leave(entry, found.code)
      }
      return told
    },
    bars: async (told) => {
      const all = told.map(({ held }) => held)
      const bars = new Map<string, readonly MinuteBar[]>()
      const from = Math.min(...all.map(({ gap }) => gap.before.at)) - lookBackMs
      const to = Math.max(...all.map(({ gap }) => gap.after.at))
      for (const symbol of new Set(all.flatMap(({ parts }) => parts.map((part) => part.symbol)))) {
        const answer = await ask(() => barsOf(session, symbol, { from, to }))
        if (answer.ok) bars.set(symbol, answer.bars)
      }
      return bars
    },
  }
}

type Dealt = PlatformResult<{ deals: readonly Deal[] }>

/** All at once where the platform can: after a restart everybody who holds something is asked about. */
async function dealsOf(
  session: PlatformSession,
  asked: readonly Asked[],
  ask: (question: () => Promise<Dealt>) => Promise<Dealt>,
): Promise<(login: string) => Dealt> {
  const since = asked.map(({ gap }) => gap.before.at - slackMs)
  const logins = asked.map(({ entry }) => entry.login)
  const { dealsOfMany } = session
  const answers = new Map<string, Dealt>()
  if (!dealsOfMany) {
    for (const [place, login] of logins.entries()) {
      answers.set(login, await ask(() => session.deals(login, since[place] ?? 0)))
    }
    return (login) => answers.get(login) ?? none
  }
  const answer = await ask(() => dealsOfMany(logins, Math.min(...since)))
  if (!answer.ok) return () => answer
  const byLogin = new Map<string, Deal[]>(logins.map((login) => [login, []]))
  for (const deal of answer.deals) byLogin.get(deal.login)?.push(deal)
  return (login) => ({ ok: true, deals: byLogin.get(login) ?? [] })
}

const none: Dealt = { ok: true, deals: [] }

const barsOf = async (
  session: PlatformSession,
  symbol: string,
  span: { readonly from: number; readonly to: number },
): Promise<PlatformResult<{ bars: readonly MinuteBar[] }>> =>
  (await session.bars?.(symbol, span)) ?? { ok: true, bars: [] }

/** @returns null where nothing lies between what was seen and the snapshot */
function gapOf({ state }: Entry, snapshot: AccountSnapshot): Omit<Gap, 'deals'> | null {
  const { at, currency, balance, equity, pendingOrders, positions } = snapshot
  const before = {
    at: numberIn(state, core.at),
    balance: moneyIn(state, core.balance),
    openPositions: numberIn(state, core.openPositions),
    lastOpenedAt: numberIn(state, core.lastOpenedAt),
  }
  if (at <= before.at || positions === undefined) return null
  return { currency, before, after: { at, balance, equity, pendingOrders, positions } }
}
