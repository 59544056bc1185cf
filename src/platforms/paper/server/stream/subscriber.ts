import type { ServerResponse } from 'node:http'
import type { Account, DealRow } from '../book/account.js'
import type { Clock } from '../clock.js'
import { stateOf, type History, type State } from '../history/history.js'
import { findGaps, firstUnseen, type Gap } from './gaps.js'
import * as lines from './lines.js'

export type StreamDependencies = {
  readonly accounts: readonly Account[]
  readonly history: History
  readonly clock: Clock
}

/** One reader: a place in the history, and the newest state seen of each account it asked for. */
export type Subscriber = {
  /** Writes what was published since, as far as the reader takes it. */
  pump(): void
  beat(): void
  end(): void
  destroy(): void
  readonly isDone: boolean
}

const rowsPerLine = 500
const placesPerTurn = 50_000

/** @param seen by account index: the sequence after which states are wanted */
export function subscribe(
  { accounts, history, clock }: StreamDependencies,
  response: ServerResponse,
  seen: Map<number, number>,
): Subscriber {
  let place = 0
  let target: number | null = 0
  let blocked = false
  let scheduled = false
  let ending = false

  const write = (line: string) => {
    blocked = !response.write(line)
  }
  const resync = () => {
    for (const gap of findGaps(accounts, seen)) writeGap(gap)
    place = firstUnseen(history, accounts, seen)
  }
  const writeGap = ({ reason, accounts: lost }: Gap) => {
    const at = clock.now()
    const from = Math.min(...lost.map((account) => account.openedAt))
    write(lines.gapLine({ logins: lost.map(({ login }) => login), from, to: at, reason }))
    // Nothing of them is left in the history: their present state is all there is to say.
    const bare = lost.filter((account) => account.oldestKept > account.sequence)
    if (bare.length === 0) return
    write(lines.snapshotsLine(bare.map((account) => lines.rowOf(account, stateOf(account, at)))))
  }
  const later = () => {
    if (scheduled) return
    scheduled = true
    setImmediate(() => {
      scheduled = false
      pump()
    })
  }
  const pump = () => {
    const limit = place + placesPerTurn
    while (!blocked && !response.destroyed && place < history.published) {
      if (place < history.tail) resync()
      if (place >= limit) return later()
      const batch = collect({ accounts, history, seen }, place)
      place = batch.place
      if (batch.text !== '') write(batch.text)
    }
    if (blocked || response.destroyed) return
    if (target !== null && place >= target) {
      target = null
      write(lines.caughtUpLine)
    }
    if (ending) response.end()
  }

  response.on('drain', () => {
    blocked = false
    pump()
  })
  resync()
  target = history.published
  return {
    pump,
    beat: () => {
      if (!blocked) write(lines.heartbeatLine(clock.now()))
    },
    end: () => {
      ending = true
      pump()
    },
    destroy: () => response.destroy(),
    get isDone() {
      return response.destroyed || response.writableEnded
    },
  }
}

type Reading = Pick<StreamDependencies, 'accounts' | 'history'> & { seen: Map<number, number> }

/** The next lines from `place` on: deals first, then the states that they are part of. */
function collect({ accounts, history, seen }: Reading, place: number) {
  const rows: string[] = []
  const deals: (DealRow & { login: string })[] = []
  const included = new Set<number>()
  let next = place
  const end = Math.min(history.published, place + placesPerTurn)
  for (; next < end && rows.length < rowsPerLine; next++) {
    const index = history.accountAt(next)
    const after = seen.get(index)
    const account = accounts[index]
    if (after === undefined || !account || history.sequenceAt(next) <= after) continue
    const state = history.read(next)
    // A deal must not overtake an earlier state of its account.
    if (state.newDeals > 0 && included.has(index)) break
    included.add(index)
    seen.set(index, state.sequence)
    rows.push(lines.rowOf(account, state))
    for (const deal of dealsOf(account, state)) deals.push({ ...deal, login: account.login })
  }
  const dealText = deals.length > 0 ? lines.dealsLine(deals) : ''
  return { place: next, text: dealText + (rows.length > 0 ? lines.snapshotsLine(rows) : '') }
}

/** The deals that came with a state; the account keeps only its newest ones. */
function dealsOf(account: Account, state: State): DealRow[] {
  const firstOrdinal = account.dealCount - account.deals.length
  const from = Math.max(0, state.dealCount - state.newDeals - firstOrdinal)
  const to = Math.max(0, state.dealCount - firstOrdinal)
  return account.deals.slice(from, to)
}
