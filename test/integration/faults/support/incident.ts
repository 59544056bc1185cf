import { setTimeout as sleep } from 'node:timers/promises'
import type { Queryable } from '../../../../src/database/queryable.js'
import type { PlatformSession } from '../../../../src/platforms/types.js'
import { read } from '../../../../src/platforms/acceptance/steps.js'
import { liveDatabase } from '../../live/support/database.js'
import { twoStepTerms } from '../../live/support/terms.js'
import { startWorker, until, watchLogins } from '../../live/support/worker.js'
import { compare, type Differences } from './comparison.js'
import { rulingsOf, unprovenOf, type StoredRuling } from './outcome.js'
import type { Misbehaviour, Simulated, Stage, StageSymbol } from './stage.js'

/**
 * What becomes of an account: it falls and rises while its platform misbehaves, falls then and stays
 * down, falls afterwards, or never does.
 */
export type Role = 'dipper' | 'broken' | 'later' | 'bystander'

const holds: Readonly<Record<Role, { symbol: StageSymbol; lots: number }>> = {
  dipper: { symbol: 'EURUSD', lots: 60 },
  broken: { symbol: 'GBPUSD', lots: 60 },
  later: { symbol: 'XAUUSD', lots: 20 },
  bystander: { symbol: 'EURUSD', lots: 0.1 },
}
const roles = Object.keys(holds) as readonly Role[]

/** The fall costs whoever holds much more than 7 % of the account: the daily loss, and nothing else. */
const high = { EURUSD: 1.1, GBPUSD: 1.27, XAUUSD: 2_400 } as const
const low = { EURUSD: 1.0988, GBPUSD: 1.2688, XAUUSD: 2_396.4 } as const

const settings = {
  heartbeatEvery: 100,
  writeEvery: 20,
  reconnectAfterMin: 50,
  reconnectAfterMax: 500,
  reconnectAfterRefusal: 500,
}

export type Incident = {
  readonly rulings: Readonly<Record<Role, readonly StoredRuling[]>>
  /** What each account's equity was at its lowest, by the platform. */
  readonly lowest: Readonly<Record<Exclude<Role, 'bystander'>, number>>
  readonly unproven: readonly unknown[]
  /** From what an undisturbed worker says, where the platform keeps what it showed. */
  readonly wrong: Differences | null
}

/** Has a worker follow four accounts while their platform misbehaves in one way for a time. */
export async function playIncident(simulated: Simulated, way: Misbehaviour): Promise<Incident> {
  const stage = await simulated.start(way.kind)
  const database = await liveDatabase()
  try {
    return await play({ stage, q: database.q, url: database.url, way })
  } finally {
    await stage.stop()
    await database.drop()
  }
}

type Playing = {
  readonly stage: Stage
  readonly q: Queryable
  readonly url: string
  readonly way: Misbehaviour
}

async function play({ stage, q, url, way }: Playing): Promise<Incident> {
  const startedAt = Date.now() - 1_000
  for (const { symbol } of Object.values(holds)) await stage.price(symbol, high[symbol])
  const logins = await openAll(stage)
  const accounts = { logins: Object.values(logins), startedAt, terms: twoStepTerms }
  await watchLogins(q, accounts.logins, accounts)
  const session = await stage.connect()
  const worker = startWorker({
    database: { connectionString: url },
    sessions: () => Promise.resolve(session),
    settings,
  })
  try {
    await until(() => areFollowed(q))
    await stage.misbehave()
    await stage.price('GBPUSD', low.GBPUSD)
    await stage.price('EURUSD', low.EURUSD)
    await sleep(way.lastsMs * 0.7)
    await stage.price('EURUSD', high.EURUSD)
    await sleep(way.lastsMs * 0.3)
    await stage.behave()
    await until(() => hasRuling(q, logins.broken))
    // After a gap the next figure is doubtful, however good it is.
    await stage.price('XAUUSD', high.XAUUSD + 0.5)
    await until(() => isSeen(q, session, logins.later))
    await stage.price('XAUUSD', low.XAUUSD)
    await until(() => hasRuling(q, logins.later))
  } catch (cause) {
    throw new Error(`${String(cause)}; the worker said: ${worker.warnings.join('\n')}`, { cause })
  } finally {
    await worker.stop()
  }
  const stored = await rulingsOf(q)
  const again = await stage.connect()
  const wrong = way.guarantee === 'equal' ? (await compare(q, again, accounts)).wrong : null
  await stage.price('EURUSD', low.EURUSD)
  const lowest = await lowestOf(again, logins)
  await Promise.all([session.close(), again.close()])
  return {
    rulings: ofEach((role) => stored.filter(({ login }) => login === logins[role])),
    lowest,
    unproven: await unprovenOf(q),
    wrong,
  }
}

async function openAll(stage: Stage): Promise<Readonly<Record<Role, string>>> {
  const logins = new Map<Role, string>()
  for (const role of roles) {
    const login = await stage.open()
    await stage.hold(login, holds[role].symbol, holds[role].lots)
    logins.set(role, login)
  }
  return ofEach((role) => logins.get(role) ?? '')
}

const ofEach = <Value>(value: (role: Role) => Value): Readonly<Record<Role, Value>> => ({
  dipper: value('dipper'),
  broken: value('broken'),
  later: value('later'),
  bystander: value('bystander'),
})

async function lowestOf(session: PlatformSession, logins: Readonly<Record<Role, string>>) {
  const equity = async (role: Role): Promise<number> => (await read(session, logins[role])).equity
  return {
    dipper: await equity('dipper'),
    broken: await equity('broken'),
    later: await equity('later'),
  }
}

async function areFollowed(q: Queryable): Promise<boolean> {
  const { rows } = await q.query('select from live.account where open_positions = 1')
  return rows.length === roles.length
}

async function isSeen(q: Queryable, session: PlatformSession, login: string): Promise<boolean> {
  const { equity } = await read(session, login)
  const { rows } = await q.query<{ equity: number }>(
    'select equity::float8 as equity from live.account where login = $1',
    [login],
  )
  return rows[0]?.equity === equity
}

async function hasRuling(q: Queryable, login: string): Promise<boolean> {
  return (await rulingsOf(q)).some((ruling) => ruling.login === login)
}
