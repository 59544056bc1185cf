import { afterEach, describe, expect, it } from '@jest/globals'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBook } from '../../src/platforms/paper/server/book/book.js'
import { createClock } from '../../src/platforms/paper/server/clock.js'
import { createHistory } from '../../src/platforms/paper/server/history/history.js'
import { createPublisher } from '../../src/platforms/paper/server/history/publisher.js'
import { createFaults } from '../../src/platforms/paper/server/http/faults.js'
import { createHttpServer } from '../../src/platforms/paper/server/http/listen.js'
import { createPasswords } from '../../src/platforms/paper/server/passwords.js'
import { createMarket } from '../../src/platforms/paper/server/prices/market.js'
import { openJournal, type Journal } from '../../src/platforms/paper/server/storage/journal.js'
import { createStreams } from '../../src/platforms/paper/server/stream/streams.js'

const token = 'a-token-for-tests-only'
const headers = { authorization: `Bearer ${token}`, 'idempotency-key': 'k' }
const folder = mkdtempSync(join(tmpdir(), 'paper-durable-'))
let undo: (() => unknown)[] = []

afterEach(async () => {
  await Promise.all(undo.map((step) => step()))
  undo = []
})

/** The server on a disk that takes its time: nothing settles before `release`. */
async function onSlowDisk(): Promise<{ url: string; release: () => void }> {
  let release = () => {}
  const disk = new Promise<void>((resolve) => (release = resolve))
  const journal: Journal = {
    appended: 1,
    durable: 0,
    size: 0,
    append: () => {},
    settled: () => disk,
    onDurable: () => {},
    rotate: async () => {},
    close: async () => {},
  }
  const book = createBook()
  const market = createMarket({ seed: 1, secondsPerStep: 15, bars: [] })
  const clock = createClock({ offset: 0, floor: 0 })
  const history = createHistory(book.accounts, { capacity: 100, startedAt: 0 })
  const publisher = createPublisher(history, journal)
  const engine = { book, market, clock, history, journal, publisher }
  const accounts = { accounts: book.accounts, history, clock }
  const streams = createStreams(accounts, book.byLogin, publisher)
  const passwords = createPasswords(folder)
  const context = { engine, passwords, streams, faults: createFaults(), step: () => {} }
  const http: Server = createHttpServer({ ...context, defaultTrader: 'idle' }, token)
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  undo.push(
    () => http.closeAllConnections(),
    () => http.close(),
    () => streams.end(),
  )
  const address = http.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, release }
}

const soon = (ms: number) => new Promise<'nothing'>((resolve) => setTimeout(resolve, ms, 'nothing'))

describe('paper server durability', () => {
  it('answers a write, and a read that could show it, only when it is on disk', async () => {
    const { url, release } = await onSlowDisk()
    const facts = {
      group: 'g',
      currency: 'USD',
      leverage: 1,
      balance: '1.00',
      name: '',
      comment: '',
    }
    const body = JSON.stringify(facts)
    const write = fetch(`${url}/accounts`, { method: 'POST', headers, body })
    const logins = JSON.stringify({ logins: ['1000001'] })
    const read = fetch(`${url}/snapshots`, { method: 'POST', headers, body: logins })
    expect(await Promise.race([write, read, soon(150)])).toBe('nothing')
    release()
    expect((await write).status).toBe(201)
    expect((await read).status).toBe(200)
  })

  it('shares one write among many records, and loses none when the file changes', async () => {
    const paths = [join(folder, 'a'), join(folder, 'b')] as const
    const journal = await openJournal(paths[0], (error) => {
      throw error
    })
    const numbers = (from: number) => Array.from({ length: 500 }, (_, i) => from + i)
    for (const n of numbers(0)) journal.append({ n })
    expect(journal.durable).toBe(0)
    const rotated = journal.rotate(paths[1])
    for (const n of numbers(500)) journal.append({ n })
    await rotated
    for (const n of numbers(1000)) journal.append({ n })
    await journal.settled()
    expect(journal.durable).toBe(1500)
    await journal.close()
    const text = paths.map((path) => readFileSync(path, 'utf8')).join('')
    const found = [...text.matchAll(/"n":(\d+)/g)].map((match) => Number(match[1]))
    expect(found).toEqual([...numbers(0), ...numbers(500), ...numbers(1000)])
  })

  it('acknowledges nothing more once the disk refused', async () => {
    let refused: unknown
    const journal = await openJournal(join(folder, 'c'), (error) => (refused = error))
    journal.append({ n: 1 })
    await journal.close()
    journal.append({ n: 2 })
    expect(await Promise.race([journal.settled(), soon(100)])).toBe('nothing')
    expect(refused).toBeDefined()
    rmSync(folder, { recursive: true, force: true })
  })
})
