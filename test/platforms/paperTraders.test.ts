import { afterEach, describe, expect, it } from '@jest/globals'
import { minor } from '../../src/domain/money/minor.js'
import { startPaper, type RunningPaper } from './paperServer.js'

const initial = 10_000_000
let running: RunningPaper[] = []

afterEach(async () => {
  await Promise.all(running.map((paper) => paper.stop()))
  running = []
})

async function start(...args: string[]): Promise<RunningPaper> {
  const paper = await startPaper(args)
  running.push(paper)
  await paper.control.setRunning(false)
  return paper
}

async function open({ session }: RunningPaper, place: { group: string; comment: string }) {
  const input = {
    ...place,
    currency: 'USD',
    leverage: 100,
    name: '',
    balance: minor(initial),
  } as const
  const opened = await session.openAccount(input, { idempotencyKey: place.comment })
  if (!opened.ok) throw new Error(opened.message)
  return opened.login
}

const stepsBetween = 3

/** Equity of each login as a share of the initial balance, after every third step. */
async function watch({ session, control }: RunningPaper, logins: readonly string[], steps: number) {
  const curves = new Map<string, number[]>(logins.map((login) => [login, []]))
  for (let step = 0; step < steps; step += stepsBetween) {
    await control.takeSteps(stepsBetween)
    const read = await session.snapshots(logins)
    if (!read.ok) throw new Error(read.message)
    for (const { login, equity } of read.snapshots) curves.get(login)?.push(equity / initial)
  }
  return logins.map((login) => curves.get(login) ?? [])
}

const tradesOf = async ({ session }: RunningPaper, login: string) => {
  const read = await session.deals(login, 0)
  if (!read.ok) throw new Error(read.message)
  return read.deals.filter((deal) => deal.kind === 'trade')
}

describe('scripted traders', () => {
  it('steady passes 10 % within 12 minutes without ever losing 4 %, reckless breaches, idle rests', async () => {
    const paper = await start()
    const kinds = ['steady', 'lucky', 'reckless', 'idle']
    const logins: string[] = []
    for (const kind of kinds)
      logins.push(await open(paper, { group: `demo\\${kind}`, comment: kind }))
    const [steady = [], lucky = [], reckless = [], idle = []] = await watch(paper, logins, 720)
    expect(Math.max(...steady)).toBeGreaterThan(1.1)
    expect(Math.min(...steady)).toBeGreaterThan(0.96)
    const reached = lucky.findIndex((share) => share > 1.1) * stepsBetween
    expect(reached).toBeGreaterThan(0)
    expect(reached).toBeLessThan(240)
    expect(reckless.findIndex((share) => share < 0.95) * stepsBetween).toBeLessThan(180)
    expect(Math.min(...reckless)).toBeLessThan(0.9)
    expect(new Set(idle)).toEqual(new Set([1]))
  })

  it('trade the same for the same seed, and stop when trading is off', async () => {
    const first = await start('--seed', '3')
    const second = await start('--seed', '3')
    const place = { group: 'g', comment: 'trader=steady' }
    const logins = [await open(first, place), await open(second, place)] as const
    await first.control.takeSteps(60)
    await second.control.takeSteps(60)
    const plain = (deals: Awaited<ReturnType<typeof tradesOf>>) =>
      deals.map(({ symbol, side, lots, price, profit }) => [symbol, side, lots, price, profit])
    const trades = plain(await tradesOf(first, logins[0]))
    expect(trades.length).toBeGreaterThan(3)
    expect(plain(await tradesOf(second, logins[1]))).toEqual(trades)
    await first.session.disable(logins[0], { idempotencyKey: 'off' })
    const atRest = (await tradesOf(first, logins[0])).length
    await first.control.takeSteps(60)
    expect(await tradesOf(first, logins[0])).toHaveLength(atRest)
  })

  it('go on trading after a kill, and half as often at twice the pace', async () => {
    const quick = await start()
    const slow = await start('--pace', '2')
    const place = { group: 'steady', comment: 'pace' }
    const [a, b] = [await open(quick, place), await open(slow, place)]
    await quick.control.takeSteps(150)
    await slow.control.takeSteps(150)
    const [often, seldom] = [await tradesOf(quick, a), await tradesOf(slow, b)]
    expect(seldom.length).toBeLessThan(often.length * 0.7)
    running = [slow]
    await quick.kill()
    const revived = await startPaper([], quick.data)
    running.push(revived)
    await revived.control.takeSteps(60)
    expect((await tradesOf(revived, a)).length).toBeGreaterThan(often.length)
  })

  it('fall by one price alone when a test sets it: 300 of 500 accounts', async () => {
    const paper = await start('--traders', 'off')
    const count = 500
    const numbers = Array.from({ length: count }, (_, i) => i)
    const logins = await Promise.all(
      numbers.map((i) => open(paper, { group: 'g', comment: `m${i}` })),
    )
    const sideOf = (i: number) => (i < count * 0.6 ? 'buy' : 'sell')
    await Promise.all(
      logins.map((login, i) =>
        paper.control.openPosition(login, { symbol: 'EURUSD', side: sideOf(i), lots: 5 }),
      ),
    )
    await paper.control.setPrice('EURUSD', { bid: 1.06 })
    const read = await paper.session.snapshots(logins)
    const fallen = read.ok ? read.snapshots.filter(({ equity }) => equity < initial * 0.9) : []
    expect(fallen).toHaveLength(count * 0.6)
  })
})
