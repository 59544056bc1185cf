import type { ServerResponse } from 'node:http'
import type { Publisher } from '../history/publisher.js'
import { gapLine } from './lines.js'
import { subscribe, type StreamDependencies, type Subscriber } from './subscriber.js'

export type Streams = {
  readonly count: number
  /** @param logins by login: the sequence after which states are wanted */
  open(response: ServerResponse, logins: ReadonlyMap<string, number>): boolean
  /** Breaks all connections; readers come back and resume. */
  drop(): void
  /** Connections stay, but nothing is heard from them any more. */
  silence(): void
  /** Hands out what is published and ends all streams. */
  end(): void
}

const heartbeatMs = 2_000
const streamsMax = 64

export function createStreams(
  dependencies: StreamDependencies,
  byLogin: ReadonlyMap<string, { index: number }>,
  publisher: Publisher,
): Streams {
  let active = new Set<Subscriber>()
  publisher.onPublished(() => {
    for (const subscriber of active) subscriber.pump()
  })
  const beat = setInterval(() => {
    for (const subscriber of active) subscriber.beat()
  }, heartbeatMs)
  return {
    get count() {
      return active.size
    },
    open: (response, logins) => {
      if (active.size >= streamsMax) return false
      response.writeHead(200, {
        'content-type': 'application/x-ndjson',
        'cache-control': 'no-store',
      })
      const seen = new Map<number, number>()
      const unknown: string[] = []
      for (const [login, after] of logins) {
        const account = byLogin.get(login)
        if (account) seen.set(account.index, after)
        else unknown.push(login)
      }
      const at = dependencies.clock.now()
      if (unknown.length > 0) {
        response.write(gapLine({ logins: unknown, from: 0, to: at, reason: 'loginUnknown' }))
      }
      const subscriber = subscribe(dependencies, response, seen)
      active.add(subscriber)
      response.once('close', () => active.delete(subscriber))
      subscriber.pump()
      return true
    },
    drop: () => {
      for (const subscriber of active) subscriber.destroy()
    },
    silence: () => {
      active = new Set()
    },
    end: () => {
      clearInterval(beat)
      for (const subscriber of active) subscriber.end()
    },
  }
}
