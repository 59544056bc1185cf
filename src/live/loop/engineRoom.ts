import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { defaultDoubtSettings } from '../../domain/rulings/doubtSettings.js'
import { addAccount, createBook, dropShards, type Book } from '../book/book.js'
import { noCheckpoint } from '../checkpoint.js'
import { phasesOf, type Phases } from '../phases.js'
import { defaultLiveSettings, type LiveSettings } from '../settings.js'
import { createShardKeeper, type ShardKeeper } from '../shards/shardKeeper.js'
import { createLiveWriter, type LiveWriter } from '../write/liveWriter.js'
import type { Queryable } from '../../database/queryable.js'
import { createAlarm, type Alarm } from './alarm.js'
import { createFlusher, type Flusher, type FlusherOptions } from './flusher.js'
import { loadShards } from './loadAccounts.js'
import type { LiveOptions } from './options.js'
import { takeInputs, type SeenInputs } from './takeInputs.js'

/** What the long-running worker and the job have in common: a book, and the means to store it. */
export type EngineRoom = {
  readonly workerId: string
  readonly settings: LiveSettings
  readonly phases: Phases
  readonly book: Book
  readonly keeper: ShardKeeper
  readonly writer: Pick<LiveWriter, 'close'>
  readonly flusher: Flusher
  /** Rings when figures wait to be written. */
  readonly toWrite: Alarm
  /** Rings when verdicts do. */
  readonly toDecide: Alarm
  readonly seen: SeenInputs
  connect(): Promise<pg.Client>
}

/** A statement without an answer for so long is taken for a dead connection. */
const queryTimeoutMs = 60_000

/**
 * A host that loses power says no goodbye: PostgreSQL then asks after seven seconds of silence at
 * most whether we are there, and frees our shards; by its defaults it would take two hours.
 */
const noticeOurDeath = `
set tcp_keepalives_idle = 3;
set tcp_keepalives_interval = 2;
set tcp_keepalives_count = 2`

export type RoomOptions = LiveOptions & {
  readonly greedy?: boolean
  readonly workerId?: string
  readonly signal?: AbortSignal
  readonly stored?: (accountIds: readonly string[]) => void
}

export function createEngineRoom(options: RoomOptions): EngineRoom {
  const { ports, log } = options
  const settings = { ...defaultLiveSettings, ...options.settings }
  const workerId = options.workerId ?? randomUUID()
  const [toWrite, toDecide] = [createAlarm(), createAlarm()]
  const checkpoint = options.checkpoint ?? noCheckpoint
  const book = createBook({
    now: ports.now,
    checkpoint,
    wake: (urgent) => (urgent ? toDecide.ring(0) : toWrite.ring(settings.writeEvery)),
    rulingsHeld: (connectionId) => ports.controls().rulingsHeld(connectionId),
    doubts: ports.doubts ?? (() => defaultDoubtSettings),
    news: ports.news ?? (() => ({ before: 0, after: 0 })),
    report: (message, details) => log.warn(details, message),
  })
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({
      application_name: 'prop-firm live',
      keepAlive: true,
      query_timeout: queryTimeoutMs,
      ...options.database,
    })
    client.on('error', (error) => log.warn({ reason: error.message }, 'lost the database'))
    await client.connect()
    await client.query(noticeOurDeath)
    return client
  }
  const keeper = createShardKeeper({ workerId, now: ports.now, greedy: options.greedy ?? false })
  const { signal } = options
  const makeWriter = () => createLiveWriter({ connect, decide: ports.decide, checkpoint, signal })
  const writers = [makeWriter(), makeWriter()] as const
  const writer = {
    close: async () => void (await Promise.all(writers.map((each) => each.close()))),
  }
  const seen: SeenInputs = new Map()
  const lost: FlusherOptions['lost'] = ({ code, shards }) => {
    keeper.lose(shards)
    forgetShards({ book, seen }, shards)
    log.warn({ code, shards }, 'shards are not ours any longer as they were')
  }
  const flusher = createFlusher({
    book,
    writers,
    keeper,
    ports,
    verdictAccountsMax: settings.verdictAccountsMax,
    lost,
    stored: options.stored ?? (() => undefined),
  })
  const phases = phasesOf(options.rules)
  return {
    workerId,
    settings,
    phases,
    book,
    keeper,
    writer,
    flusher,
    toWrite,
    toDecide,
    seen,
    connect,
  }
}

/** Takes free shards, up to our share, with all their accounts. @returns how many accounts came */
export async function takeShards(room: EngineRoom, q: Queryable): Promise<number> {
  const shards = await room.keeper.takeFree(q)
  if (shards.length === 0) return 0
  let came = 0
  for await (const accounts of loadShards(q, shards, room.phases)) {
    for (const account of accounts) addAccount(room.book, account)
    came += accounts.length
  }
  return came
}

/** Forgets shards that are no longer ours, or soon will not be. */
export function forgetShards(
  room: Pick<EngineRoom, 'book' | 'seen'>,
  shards: readonly number[],
): void {
  if (shards.length === 0) return
  const gone = new Set(shards)
  dropShards(room.book, shards)
  for (const [id, { shard }] of room.seen) if (gone.has(shard)) room.seen.delete(id)
}

export const takeRoomInputs = (room: EngineRoom, q: Queryable): Promise<void> =>
  takeInputs(q, {
    book: room.book,
    shards: [...room.keeper.held.keys()],
    seen: room.seen,
    phases: room.phases,
    flush: () => room.flusher.flush(),
  })

const releaseTriesMax = 20

/** Stores what waits of these shards, forgets them and lets another process have them. */
export async function giveShards(
  room: EngineRoom,
  q: Queryable,
  shards: readonly number[],
): Promise<void> {
  if (shards.length === 0) return
  const given = new Set(shards)
  for (let tries = 0; tries < releaseTriesMax; tries += 1) {
    if (!room.book.dirty.some(({ shard }) => given.has(shard))) break
    await room.flusher.flush().catch(() => undefined)
  }
  forgetShards(room, shards)
  await room.keeper.release(q, shards)
}
