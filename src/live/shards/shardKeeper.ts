import type { Queryable } from '../../database/queryable.js'
import * as sql from '../sql/shards.js'
import { allShards, shardCount } from './shards.js'

/** Shards held by this process and the epoch under which each may be written. */
export type Epochs = ReadonlyMap<number, number>

export type ShardKeeper = {
  readonly held: Epochs
  /** Counts as a worker from now on, so that others leave room for it. */
  join(client: Queryable): Promise<void>
  /** Shards above the even share, which the caller writes out and then gives to `release`. */
  surplus(client: Queryable): Promise<number[]>
  /** Takes free shards up to the even share; what it answers is ours and not yet loaded. */
  takeFree(client: Queryable): Promise<number[]>
  release(client: Queryable, shards: readonly number[]): Promise<void>
  /** Somebody else took these: they are no longer ours, whatever we still hold in memory. */
  lose(shards: readonly number[]): void
  /**
   * After the session that held the locks was lost: takes back what nobody took meanwhile.
   *
   * @returns the shards that are lost
   */
  regain(client: Queryable): Promise<number[]>
}

export type KeeperOptions = {
  readonly workerId: string
  readonly now: () => number
  /** Takes every free shard and leaves room for nobody: what a job does, between workers. */
  readonly greedy?: boolean
}

type Taken = { shard: number; epoch: number }

/**
 * Holds shards by session advisory locks on one client: they end with the session, so a killed
 * process holds nothing. The epoch, raised at each take-over, fences writes that were under way.
 */
export function createShardKeeper(options: KeeperOptions): ShardKeeper {
  const held = new Map<number, number>()
  /** Locked by the present session, held or not: a session's locks add up, so each is taken once. */
  const locked = new Set<number>()

  const evenShare = async (client: Queryable): Promise<number> => {
    if (options.greedy) return shardCount
    const { rows } = await client.query<{ workers: number }>(sql.countWorkers, [sql.workerLocks])
    return Math.ceil(shardCount / Math.max(1, rows[0]?.workers ?? 1))
  }
  const lock = async (client: Queryable, wanted: readonly number[], most: number) => {
    const ours = wanted.filter((shard) => locked.has(shard)).slice(0, most)
    const others = wanted.filter((shard) => !locked.has(shard))
    const { rows } = await client.query<{ shard: number }>(sql.lockShards, [
      sql.shardLocks,
      others,
      most - ours.length,
    ])
    for (const { shard } of rows) locked.add(shard)
    return [...ours, ...rows.map(({ shard }) => shard)]
  }
  const unlock = async (client: Queryable, shards: readonly number[]): Promise<void> => {
    const ours = shards.filter((shard) => locked.delete(shard))
    await client.query(sql.unlockShards, [sql.shardLocks, ours])
  }

  return {
    held,
    async join(client) {
      locked.clear()
      if (!options.greedy) await client.query(sql.joinWorkers, [sql.workerLocks])
    },
    async surplus(client) {
      return [...held.keys()].slice(await evenShare(client))
    },
    async takeFree(client) {
      const room = (await evenShare(client)) - held.size
      if (room <= 0) return []
      const free = allShards.filter((shard) => !held.has(shard))
      const came = await lock(client, free, room)
      if (came.length === 0) return []
      const { rows } = await client.query<Taken>(sql.takeShards, [
        came,
        options.workerId,
        options.now(),
      ])
      for (const { shard, epoch } of rows) held.set(shard, epoch)
      return came
    },
    async release(client, shards) {
      for (const shard of shards) held.delete(shard)
      await unlock(client, shards)
    },
    lose(shards) {
      for (const shard of shards) held.delete(shard)
    },
    async regain(client) {
      const before = [...held]
      const free = await lock(client, [...held.keys()], shardCount)
      const { rows } = await client.query<Taken>(sql.readEpochs, [free])
      const same = rows.filter(({ shard, epoch }) => held.get(shard) === epoch)
      held.clear()
      for (const { shard, epoch } of same) held.set(shard, epoch)
      await unlock(
        client,
        free.filter((shard) => !held.has(shard)),
      )
      return before.map(([shard]) => shard).filter((shard) => !held.has(shard))
    },
  }
}
