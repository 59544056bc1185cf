import type { Faults } from './faults.js'
import { createFaults } from './faults.js'
import type { ServerFacts } from './http/command.js'
import { createSessions, type Sessions } from './session.js'
import { standardSettings, type Settings } from './settings.js'
import { seedAccounts } from './world/seedAccounts.js'
import { createWorld, type World } from './world/world.js'

/** The running simulator's own state, apart from its sockets. */
export type Server = {
  readonly world: World
  settings: Settings
  readonly faults: Faults
  readonly sessions: Sessions
  readonly facts: ServerFacts
  /** Commands in the order they were carried out, the newest last. */
  readonly log: Logged[]
}

export type Logged = {
  readonly command: string
  readonly login: string
  readonly connection: number
}

export const managerLogins = [1001, 1002, 1003, 1004] as const

export function createServer(options: {
  readonly seed: number
  readonly accounts: number
  readonly password: string
  readonly now?: () => number
}): Server {
  const world = createWorld(options)
  seedAccounts(world, options.accounts)
  let request = 10_000
  return {
    world,
    settings: standardSettings(),
    faults: createFaults(),
    sessions: createSessions(),
    facts: {
      managers: new Map(managerLogins.map((login) => [login, options.password])),
      queue: { waiting: 0 },
      nextRequest: () => request++,
    },
    log: [],
  }
}

const logMax = 20_000

export function noteCommand(server: Server, logged: Logged): void {
  server.log.push(logged)
  if (server.log.length > logMax) server.log.splice(0, logMax / 2)
}
