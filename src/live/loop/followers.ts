import { setImmediate } from 'node:timers/promises'
import { unwritten } from '../book/book.js'
import type { EngineRoom } from './engineRoom.js'
import type { FeedStatus } from './feedStatus.js'
import { follow, type Follower } from './follow.js'
import type { LiveOptions } from './options.js'

/** One follower for each connection that the book has accounts of. */
export type Followers = {
  /** Starts, tells and stops followers after the book changed. */
  refresh(): Promise<void>
  statuses(): ReadonlyMap<string, FeedStatus>
  stop(): Promise<void>
}

const roomPauseMs = 20

export function createFollowers(room: EngineRoom, sessions: LiveOptions['sessions']): Followers {
  const { book, settings } = room
  const followers = new Map<string, Follower>()
  let stopping = false

  /**
   * Feeds wait while the database is so far behind that memory would fill up. In any case what it
   * answers is heard before more is taken: a ruling under way does not wait for a whole burst.
   */
  const waitForRoom = async (): Promise<void> => {
    await setImmediate()
    while (unwritten(book) > settings.unwrittenMax && !stopping) {
      await new Promise((resolve) => setTimeout(resolve, roomPauseMs))
    }
  }
  const stopOne = async ([connectionId, follower]: [string, Follower]): Promise<void> => {
    followers.delete(connectionId)
    await follower.stop()
  }
  return {
    async refresh() {
      const gone = [...followers].filter(([id]) => !book.connections.has(id))
      await Promise.all(gone.map(stopOne))
      for (const connectionId of book.connections.keys()) {
        const known = followers.get(connectionId)
        if (known) known.refresh()
        else {
          const options = { book, connectionId, sessions, room: waitForRoom, settings }
          followers.set(connectionId, follow(options))
        }
      }
    },
    statuses: () => new Map([...followers].map(([id, { status }]) => [id, status])),
    async stop() {
      stopping = true
      await Promise.all([...followers].map(stopOne))
    },
  }
}
