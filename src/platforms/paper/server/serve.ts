import { once } from 'node:events'
import type { Server } from 'node:http'
import { ConfigurationError } from '../../../errors.js'
import { revalue } from './book/revalue.js'
import { createClock } from './clock.js'
import { closeDays } from './dayCloses.js'
import { noteMarket, type Engine } from './engine.js'
import { createHistory } from './history/history.js'
import { createPublisher } from './history/publisher.js'
import { createFaults } from './http/faults.js'
import { createHttpServer } from './http/listen.js'
import { lockFolder } from './lock.js'
import { createPasswords } from './passwords.js'
import { advance, createMarket } from './prices/market.js'
import type { Settings } from './settings.js'
import { generationsOf } from './storage/files.js'
import { recover, type Recovered } from './storage/recover.js'
import { restoreBook, restoreMarket } from './storage/restore.js'
import { openStore, type Store } from './storage/store.js'
import { createStreams } from './stream/streams.js'
import { runTraders } from './traders/runTraders.js'

export type PaperServer = { readonly url: string; close(): Promise<void> }

/** A crash repeats at most as much of the path. */
const marketRecordMs = 5_000
const farewellMs = 1_000
const dayCheckMs = 250

/**
 * Starts the platform on its data folder and listens.
 *
 * @param onFailure the disk refused: nothing is acknowledged any more, end the process
 * @throws ConfigurationError when the folder is in use or the port is taken
 */
export async function serve(
  settings: Settings,
  onFailure: (error: unknown) => void,
): Promise<PaperServer> {
  generationsOf(settings.data, 'journal')
  const unlock = lockFolder(settings.data)
  try {
    const { engine, store } = await assemble(settings, recover(settings.data), onFailure)
    const streams = createStreams(
      { accounts: engine.book.accounts, history: engine.history, clock: engine.clock },
      engine.book.byLogin,
      engine.publisher,
    )
    const step = () => takeStep(engine, settings)
    const passwords = createPasswords(settings.data)
    const { 'default-trader': defaultTrader, token } = settings
    const faults = createFaults()
    const context = { engine, passwords, streams, faults, defaultTrader, step }
    const http = createHttpServer(context, token)
    const url = await listen(http, settings)
    const ticking = setInterval(() => engine.market.running && step(), settings['tick-ms'])
    const closing = setInterval(() => closeDays(engine), dayCheckMs)
    const noting = setInterval(() => engine.market.running && noteMarket(engine), marketRecordMs)
    const close = async () => {
      clearInterval(ticking)
      clearInterval(noting)
      clearInterval(closing)
      await engine.journal.settled()
      streams.end()
      await closeHttp(http)
      await store.close()
      unlock()
    }
    return { url, close }
  } catch (error) {
    unlock()
    throw error
  }
}

async function assemble(
  settings: Settings,
  recovered: Recovered,
  onFailure: (error: unknown) => void,
): Promise<{ engine: Engine; store: Store }> {
  const secondsPerStep = (settings.speed * settings['tick-ms']) / 1000
  const market = createMarket({ seed: settings.seed, secondsPerStep, bars: settings.prices })
  restoreMarket(market, recovered.market)
  const clock = createClock({ offset: recovered.market?.clockOffset ?? 0, floor: recovered.at })
  const book = restoreBook(market, recovered)
  const { generation } = recovered
  const place = { folder: settings.data, generation, journalBytesMax: settings['journal-bytes'] }
  const store = await openStore({ book, market, clock }, place, onFailure)
  const startedAt = clock.now()
  const history = createHistory(book.accounts, { capacity: settings.history, startedAt })
  for (const account of book.accounts) history.push(account, startedAt)
  const publisher = createPublisher(history, store.journal)
  publisher.publish()
  const engine = { book, market, clock, history, journal: store.journal, publisher }
  closeDays(engine)
  return { engine, store }
}

function takeStep(engine: Engine, settings: Settings): void {
  closeDays(engine)
  revalue(engine, advance(engine.market))
  if (settings.traders === 'on') runTraders(engine, settings)
}

async function listen(http: Server, { host, port }: Settings): Promise<string> {
  http.listen(port, host)
  try {
    await once(http, 'listening')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    const reason = code === 'EADDRINUSE' ? 'is taken' : `cannot be listened on (${code})`
    throw new ConfigurationError(`--port: ${host}:${port} ${reason}`)
  }
  const address = http.address()
  const actual = typeof address === 'object' && address ? address.port : port
  return `http://${host.includes(':') ? `[${host}]` : host}:${actual}`
}

/** Lets answers under way finish for a moment, then breaks what is left. */
async function closeHttp(http: Server): Promise<void> {
  const closed = once(http, 'close')
  http.close()
  http.closeIdleConnections()
  const timer = setTimeout(() => http.closeAllConnections(), farewellMs)
  await closed
  clearTimeout(timer)
}
