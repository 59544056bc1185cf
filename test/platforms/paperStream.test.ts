import { afterEach, describe, expect, it } from '@jest/globals'
import { request, type IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { minor } from '../../src/domain/money/minor.js'
import { has, listen, reaches } from '../../src/platforms/acceptance/steps.js'
import { PlatformLinkError } from '../../src/platforms/linkError.js'
import { newDataFolder, startPaper, token, type RunningPaper } from './paperServer.js'

let running: RunningPaper[] = []

afterEach(async () => {
  await Promise.all(running.map((paper) => paper.stop()))
  running = []
})

async function start(args: readonly string[], data?: string): Promise<RunningPaper> {
  const paper = await startPaper(['--traders', 'off', ...args], data)
  running.push(paper)
  return paper
}

async function open({ session }: RunningPaper, comment: string): Promise<string> {
  const input = { group: 's', currency: 'USD', leverage: 100, name: 's', comment } as const
  const opened = await session.openAccount(
    { ...input, balance: minor(10_000_000) },
    { idempotencyKey: comment },
  )
  if (!opened.ok) throw new Error(opened.message)
  return opened.login
}

async function sequenceOf({ session }: RunningPaper, login: string): Promise<number> {
  const read = await session.snapshots([login])
  return (read.ok && read.snapshots[0]?.sequence) || 0
}

const buy = { symbol: 'EURUSD', side: 'buy', lots: 1 } as const

describe('paper stream', () => {
  it('goes on without a gap over a restart in good order', async () => {
    const data = newDataFolder()
    const first = await start([], data)
    const login = await open(first, 'restart')
    await first.control.openPosition(login, buy)
    await first.control.setRunning(false)
    await first.control.takeSteps(5)
    const after = await sequenceOf(first, login)
    running = []
    expect(await first.stop()).toBe(0)
    const second = await start([], data)
    expect((await second.control.market()).running).toBe(false)
    expect(await sequenceOf(second, login)).toBe(after)
    const listener = listen(second.session, new Map([[login, { after }]]))
    await listener.until(has('caughtUp'), 'the stream to catch up')
    await second.control.setPrice('EURUSD', { bid: 1.2 })
    await listener.until(reaches(login, after + 1), 'the next state')
    expect(listener.snapshots.map((s) => s.sequence)).toEqual([after + 1])
    expect(has('gap')(listener)).toBe(false)
    await listener.close()
  })

  it('reports a gap after a crash for accounts with positions, and none for flat ones', async () => {
    const data = newDataFolder()
    const first = await start([], data)
    const [flat, exposed] = [await open(first, 'flat'), await open(first, 'exposed')]
    await first.control.openPosition(exposed, buy)
    await first.control.setRunning(false)
    await first.control.takeSteps(3)
    const seen = new Map<string, { after: number }>()
    for (const login of [flat, exposed]) seen.set(login, { after: await sequenceOf(first, login) })
    running = []
    await first.kill()
    const second = await start([], data)
    const listener = listen(second.session, seen)
    await listener.until(has('caughtUp'), 'the stream to catch up')
    const gaps = listener.events.filter((event) => event.type === 'gap')
    expect(gaps).toMatchObject([{ logins: [exposed], reason: 'historyEnded' }])
    const [present] = listener.snapshots
    expect(present?.login).toBe(exposed)
    expect(present?.sequence).toBeGreaterThan(1_000_000_000)
    await listener.close()
  })

  it('tells a reader that is slower than the history holds that it lost states', async () => {
    const paper = await start(['--history', '4096'])
    await paper.control.setRunning(false)
    const logins: string[] = []
    for (let i = 0; i < 50; i++) logins.push(await open(paper, `slow-${i}`))
    for (const login of logins) await paper.control.openPosition(login, buy)
    const wanted: [string, number][] = []
    for (const login of logins) wanted.push([login, await sequenceOf(paper, login)])
    const lazy = await lazyReader(paper.url, Object.fromEntries(wanted))
    // 50 accounts, 4,000 states each: some 20 MB, more than the sockets between us hold.
    for (let i = 0; i < 8; i++) await paper.control.takeSteps(500)
    const text = await lazy.readUntil('historyEnded')
    expect(text).toContain('"reason":"historyEnded"')
    lazy.close()
  })

  it('gives a deal before the state that it is part of, and after the one before it', async () => {
    const paper = await start([])
    await paper.control.setRunning(false)
    const login = await open(paper, 'deals')
    const { positionId } = await paper.control.openPosition(login, buy)
    await paper.control.setPrice('EURUSD', { bid: 1.12 })
    await paper.control.closePosition(login, positionId)
    const listener = listen(paper.session, new Map([[login, { after: 0 }]]))
    await listener.until(has('caughtUp'), 'the stream to catch up')
    const told = listener.events.flatMap((event) => {
      if (event.type === 'deals') return event.deals.map((deal) => deal.entry ?? deal.kind)
      return event.type === 'snapshots' ? event.snapshots.map((s) => `state ${s.sequence}`) : []
    })
    expect(told).toEqual(['balance', 'state 1', 'in', 'state 2', 'state 3', 'out', 'state 4'])
    await listener.close()
  })

  it('says so when a login is unknown to it, or a sequence is ahead of it', async () => {
    const paper = await start([])
    const login = await open(paper, 'ahead')
    const wanted = new Map([
      [login, { after: 77 }],
      ['999', { after: 0 }],
    ])
    const listener = listen(paper.session, wanted)
    await listener.until(has('caughtUp'), 'the stream to catch up')
    expect(listener.events.filter((event) => event.type === 'gap')).toMatchObject([
      { reason: 'loginUnknown', logins: ['999'] },
      { reason: 'sequenceUnknown', logins: [login] },
    ])
    expect(listener.snapshots.map((s) => [s.login, s.sequence])).toEqual([[login, 1]])
    await listener.close()
  })

  it('beats every two seconds, and the connector breaks off when the beat stops', async () => {
    const paper = await start([])
    const login = await open(paper, 'beat')
    const listener = listen(paper.session, new Map([[login, { after: 1 }]]))
    await listener.until(has('heartbeat'), 'a heartbeat')
    await paper.control.streams('silence')
    const began = Date.now()
    const thrown = await listener.ended
    expect(thrown).toBeInstanceOf(PlatformLinkError)
    expect(thrown).toMatchObject({ failure: { code: 'unavailable', retryable: true } })
    expect(Date.now() - began).toBeLessThan(8_000)
  })
})

/** A reader that takes nothing until it is told to. */
async function lazyReader(url: string, logins: Record<string, number>) {
  const body = JSON.stringify({ logins })
  const sent = request(`${url}/stream`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-length': body.length },
  })
  sent.end(body)
  const response = await new Promise<IncomingMessage>((resolve) => sent.once('response', resolve))
  response.pause()
  await pause(50)
  return {
    readUntil: async (word: string) => {
      let tail = ''
      for await (const chunk of response) {
        tail = (tail + String(chunk)).slice(-200_000)
        if (tail.includes(word)) return tail
      }
      return tail
    },
    close: () => sent.destroy(),
  }
}
