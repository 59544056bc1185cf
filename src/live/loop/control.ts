import type pg from 'pg'
import type { Queryable } from '../../database/queryable.js'
import { asQueryable } from '../asQueryable.js'
import type { ShardKeeper } from '../shards/shardKeeper.js'

/**
 * The connection that holds a worker's locks and hears of changes. Made again when it is lost: what
 * nobody took meanwhile is kept.
 */
export type Control = {
  /** @throws when PostgreSQL cannot be reached */
  open(): Promise<Queryable>
  /** The connection as it is, for what need not arrive. */
  current(): Queryable | undefined
  close(): Promise<void>
}

export function createControl(options: {
  readonly connect: () => Promise<pg.Client>
  readonly keeper: ShardKeeper
  /** Told of shards that were lost with the connection. */
  readonly lost: (shards: readonly number[]) => void
  /** Services queued something. */
  readonly changed: () => void
}): Control {
  let client: pg.Client | undefined
  let q: Queryable | undefined

  const forget = (gone: pg.Client): void => {
    if (client !== gone) return
    client = undefined
    q = undefined
  }
  const open = async (): Promise<Queryable> => {
    if (q) return q
    const opened = await options.connect()
    client = opened
    opened.on('notification', options.changed)
    opened.on('end', () => forget(opened))
    const fresh = asQueryable(opened)
    try {
      await fresh.query('listen live_changed')
      await options.keeper.join(fresh)
      if (options.keeper.held.size > 0) options.lost(await options.keeper.regain(fresh))
    } catch (error) {
      await close()
      throw error
    }
    q = fresh
    return fresh
  }
  const close = async (): Promise<void> => {
    const closing = client
    if (closing) forget(closing)
    await closing?.end().catch(() => undefined)
  }
  return { open, current: () => q, close }
}
