import { core, numberIn } from '../../domain/rules/coreSlots.js'
import type { CompiledPhase } from '../../domain/rules/compilePhase.js'
import type { Verdict } from '../../domain/rules/types.js'
import type { AccountSnapshot } from '../../platforms/types.js'
import type { TradeMemory } from '../../domain/trades/assemble.js'
import { createRecent, type Received, type Recent } from './recent.js'

/** A row of `live.account`, as a book starts from it. */
export type StoredAccount = {
  readonly accountId: string
  /** Its short name on the tape. */
  readonly number: number
  readonly connectionId: string
  readonly login: string
  readonly shard: number
  readonly sequence: number
  readonly receivedAt: number
  readonly phase: CompiledPhase
  readonly state: number[]
  /** What makes deals trades; null where no rule of the phase asks for trades. */
  readonly trades: TradeMemory | null
}

/** An account in the memory of the process that holds its shard. */
export type Entry = Omit<StoredAccount, 'sequence' | 'receivedAt' | 'state' | 'phase'> & {
  phase: CompiledPhase
  /** After every input so far; written over in place. */
  state: number[]
  /** Of the newest observation evaluated. */
  sequence: number
  /** Of the newest observation that came, evaluated or waiting. */
  seenSequence: number
  /** When the newest observation came, by our clock. */
  receivedAt: number
  floor: number | null
  used: number
  readonly recent: Recent
  /** Start of the newest day that `live.day` knows. */
  dayStored: number
  /** The row in the database is older than this. */
  dirty: boolean
  /** Between two looks at the account, or null where every change is sent. */
  samplingIntervalMs: number | null
  /** Platform time at which its deadlines were last looked at. */
  deadlinesSeenAt: number
  /** Its next observation comes after a gap that nothing filled. */
  afterGap: boolean
  /** What the newest input led to, until it is decided: later inputs wait in `backlog`. */
  undecided: Undecided | null
  backlog: Waiting[] | null
  /** Not followed any longer. */
  ended: boolean
}

export type Undecided = { readonly received: Waiting; readonly verdicts: readonly Verdict[] }

/** An input that came while a verdict was being decided. */
export type Waiting = Received & {
  /** Its figures as the platform wrote them: kept for the evidence of what it decides, no longer. */
  readonly raw?: AccountSnapshot['raw']
  /** The row of `live.input` that it came from. */
  readonly inputId?: number
}

/** Written out field by field: entries that share one hidden class are several times faster. */
export function createEntry(stored: StoredAccount): Entry {
  return {
    accountId: stored.accountId,
    number: stored.number,
    connectionId: stored.connectionId,
    login: stored.login,
    shard: stored.shard,
    phase: stored.phase,
    trades: stored.trades,
    state: stored.state,
    sequence: stored.sequence,
    seenSequence: stored.sequence,
    receivedAt: stored.receivedAt,
    floor: null,
    used: 0,
    recent: createRecent(),
    dayStored: numberIn(stored.state, core.dayStartsAt),
    dirty: false,
    samplingIntervalMs: null,
    deadlinesSeenAt: 0,
    afterGap: false,
    undecided: null,
    backlog: null,
    ended: false,
  }
}
