import pg from 'pg'
import type { Queryable } from '../database/queryable.js'
import { countsOf } from './book/counts.js'
import { createAlarm, type Alarm } from './loop/alarm.js'
import { createControl, type Control } from './loop/control.js'
import { delay } from './loop/delay.js'
import {
  createEngineRoom,
  forgetShards,
  giveShards,
  takeRoomInputs,
  takeShards,
  type EngineRoom,
} from './loop/engineRoom.js'
import { createFollowers, type Followers } from './loop/followers.js'
import type { LiveOptions } from './loop/options.js'
import { removeWorker, reportWorker } from './loop/reports.js'
import { createTicks } from './loop/ticks.js'
import { maintainPartitions } from './months/maintainPartitions.js'
import * as sql from './sql/accounts.js'

export type { LiveLog, LiveOptions } from './loop/options.js'

type Worker = {
  readonly room: EngineRoom
  readonly control: Control
  readonly followers: Followers
  readonly options: LiveOptions & { readonly signal: AbortSignal }
  readonly startedAt: number
  partitionsKeptAt: number
}

const keepPartitionsEveryMs = 600_000
const partitionsPauseMs = 30_000
const errorPauseMinMs = 200
const errorPauseMaxMs = 5_000
const lastWritesMaxMs = 10_000

/**
 * Follows every watched account of its share of the shards until `signal` aborts: streams or polls,
 * evaluates, stores, has verdicts decided. Any number of processes may run it on one database. On
 * abort it stores what it knows and lets the others have its shards.
 */
export async function runLive(
  options: LiveOptions & { readonly signal: AbortSignal },
): Promise<void> {
  const { signal, ports } = options
  const ticks: { add: (ids: readonly string[]) => void } = { add: () => undefined }
  const room = createEngineRoom({ ...options, stored: (ids) => ticks.add(ids) })
  const toControl = createAlarm()
  const control = createControl({
    connect: room.connect,
    keeper: room.keeper,
    lost: (shards) => forgetShards(room, shards),
    changed: () => toControl.ring(0),
  })
  const followers = createFollowers(room, options.sessions)
  const note = createTicks({
    workerId: room.workerId,
    everyMs: room.settings.tickEvery,
    send: (tick) => {
      control
        .current()
        ?.query(sql.notifyTick, [JSON.stringify(tick)])
        .catch(() => undefined)
    },
  })
  ticks.add = note.add
  const startedAt = ports.now()
  const worker: Worker = { room, control, followers, options, startedAt, partitionsKeptAt: 0 }
  const writing = keepWriting(room, signal)
  signal.addEventListener('abort', toControl.stop)
  signal.addEventListener('abort', room.toWrite.stop)
  signal.addEventListener('abort', room.toDecide.stop)
  while (!signal.aborted) {
    await controlOnce(worker)
    toControl.ring(room.settings.heartbeatEvery)
    await toControl.next()
  }
  await followers.stop()
  await writing
  note.stop()
  await leave(worker)
}

/** A failure here means that PostgreSQL is away; feeds go on and what they bring is kept. */
async function controlOnce(worker: Worker): Promise<void> {
  const { room, control, followers, options } = worker
  try {
    const q = await control.open()
    await keepPartitions(worker, q)
    await giveShards(room, q, await room.keeper.surplus(q))
    const came = await takeShards(room, q)
    if (came > 0) options.log.info({ accounts: came }, 'took shards')
    await takeRoomInputs(room, q)
    await followers.refresh()
    await reportWorker(q, {
      workerId: room.workerId,
      startedAt: worker.startedAt,
      now: options.ports.now(),
      shards: [...room.keeper.held.keys()],
      accounts: room.book.entries.size,
      counts: countsOf(room.book),
      feeds: followers.statuses(),
    })
  } catch (error) {
    options.log.warn({ reason: reasonOf(error) }, 'the worker could not look after its shards')
    if (!(error instanceof pg.DatabaseError)) await control.close()
  }
}

/**
 * What PostgreSQL refuses must not keep the worker from its accounts: the hours and months ahead are
 * there already. A lost connection is left to `controlOnce`.
 */
async function keepPartitions(worker: Worker, q: Queryable): Promise<void> {
  const { options, room } = worker
  const now = options.ports.now()
  if (now - worker.partitionsKeptAt < keepPartitionsEveryMs) return
  worker.partitionsKeptAt = now
  try {
    await maintainPartitions(q, { now, settings: room.settings, ports: options.ports })
  } catch (error) {
    options.log.warn({ reason: reasonOf(error) }, 'partitions could not be looked after')
    worker.partitionsKeptAt = now - keepPartitionsEveryMs + partitionsPauseMs
    if (!(error instanceof pg.DatabaseError)) throw error
  }
}

/** Verdicts by themselves and at once; figures, of which there are many more, every now and then. */
async function keepWriting(room: EngineRoom, signal: AbortSignal): Promise<void> {
  const { flusher, toDecide, toWrite } = room
  await Promise.all([
    keepDoing(room, { alarm: toDecide, write: flusher.decide, signal }),
    keepDoing(room, { alarm: toWrite, write: flusher.flush, signal }),
  ])
}

type Doing = {
  readonly alarm: Alarm
  readonly write: () => Promise<boolean>
  readonly signal: AbortSignal
}

async function keepDoing(room: EngineRoom, { alarm, write, signal }: Doing): Promise<void> {
  let pause = 0
  while (!signal.aborted) {
    await alarm.next()
    if (signal.aborted) break
    try {
      const wrote = await write()
      pause = 0
      if (wrote && room.book.undecided.length > 0) room.toDecide.ring(0)
    } catch (error) {
      pause = Math.min(errorPauseMaxMs, Math.max(errorPauseMinMs, pause * 2))
      room.book.host.report('figures could not be stored, will be tried again', {
        reason: reasonOf(error),
      })
      await delay(pause, signal)
      room.toWrite.ring(0)
    }
  }
}

async function leave({ room, control, options }: Worker): Promise<void> {
  const until = performance.now() + lastWritesMaxMs
  try {
    while (performance.now() < until && (await room.flusher.flush())) continue
    const q = await control.open()
    await giveShards(room, q, [...room.keeper.held.keys()])
    await removeWorker(q, room.workerId)
  } catch (error) {
    options.log.warn({ reason: reasonOf(error) }, 'the worker could not leave in good order')
  }
  await room.writer.close()
  await control.close()
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)
