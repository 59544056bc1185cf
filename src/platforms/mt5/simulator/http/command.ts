import type { Session } from '../session.js'
import type { Permission, Settings } from '../settings.js'
import type { World } from '../world/world.js'
import type { Asked } from './readRequest.js'

/** What every command is given. */
export type Call = {
  readonly asked: Asked
  readonly world: World
  readonly settings: Settings
  readonly session: Session
  readonly server: ServerFacts
}

export type ServerFacts = {
  readonly managers: ReadonlyMap<number, string>
  /** Requests of all connections that wait to be carried out. */
  readonly queue: { waiting: number }
  readonly nextRequest: () => number
}

/** `answer` and whatever else stands beside the retcode. */
export type Answer = {
  readonly retcode: number
  readonly fields?: Readonly<Record<string, unknown>>
}

export type Command = {
  readonly run: (call: Call) => Answer
  /** What the manager needs for it. */
  readonly needs?: Permission
  /** Works before anybody signed in. */
  readonly open?: true
}

export const done = (answer?: unknown): Answer =>
  answer === undefined ? { retcode: 0 } : { retcode: 0, fields: { answer } }

export const fail = (retcode: number): Answer => ({ retcode })

/** Published pages write `Total`, `Ticket`, `ID`; servers are seen to write them small. Both are there. */
export const named = (name: string, value: number): Readonly<Record<string, string>> => ({
  [name]: String(value),
  [name.toLowerCase()]: String(value),
})
