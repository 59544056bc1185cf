import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { minor } from '../../domain/money/minor.js'
import { worthOfMove } from '../../domain/money/worthOfMove.js'
import type { Capabilities, ListedAccount, PlatformSession } from '../types.js'
import { failedWith, figures, newKey, openOne, read, succeeded } from './steps.js'
import type { AcceptanceCheck, PlatformUnderTest } from './types.js'

const groups = ({ changeGroup }: Capabilities) => changeGroup === true
const lists = ({ listAccounts }: Capabilities) => listAccounts === true
const tellsBars = ({ bars }: Capabilities) => bars === true
const closesDays = ({ dayCloses }: Capabilities) => dayCloses === true

const pagesMax = 10_000
const dayMs = 86_400_000
const minuteMs = 60_000

/** What a platform's books say: groups, the list of all accounts, how days ended. */
export const bookChecks: readonly AcceptanceCheck[] = [
  {
    name: 'moves an account to another group, and a late repeat of the move changes nothing',
    applies: groups,
    run: async (platform) => {
      const { session, opening } = platform
      const change = changerOf(session)
      const other = otherGroupOf(platform)
      const { login } = await openOne(platform)
      const before = figures(await read(session, login))
      const key = newKey()
      assert.equal(succeeded(await change(login, other, key)).group, other)
      assert.equal(succeeded(await change(login, other, key)).group, other)
      assert.equal(succeeded(await change(login, opening.group, newKey())).group, opening.group)
      assert.equal(succeeded(await change(login, other, key)).group, opening.group)
      assert.deepEqual(figures(await read(session, login)), before)
      failedWith(await change('999999999', other, newKey()), 'notFound')
    },
  },
  {
    name: 'shows the group that an account was moved to in the list of accounts',
    applies: (capabilities) => groups(capabilities) && lists(capabilities),
    run: async (platform) => {
      const other = otherGroupOf(platform)
      const { login } = await openOne(platform)
      assert.equal((await listed(platform, login)).group, platform.opening.group)
      succeeded(await changerOf(platform.session)(login, other, newKey()))
      assert.equal((await listed(platform, login)).group, other)
    },
  },
  {
    name: 'lists every account once, page by page, always in the same order',
    applies: lists,
    run: async (platform) => {
      const opened: string[] = []
      for (let i = 0; i < 3; i++) opened.push((await openOne(platform)).login)
      const logins = (await listAll(platform.session)).map(({ login }) => login)
      assert.equal(new Set(logins).size, logins.length, 'expected each account once')
      for (const login of opened) assert.ok(logins.includes(login), `expected ${login} in the list`)
      // Pages are asked for one after the other: who comes meanwhile must not shift those before.
      await openOne(platform)
      const again = (await listAll(platform.session)).map(({ login }) => login)
      assert.deepEqual(again.slice(0, logins.length), logins)
    },
  },
  {
    name: 'lists an account with what it was opened with, and the mode it is in now',
    applies: lists,
    run: async (platform) => {
      const { session, opening } = platform
      const comment = randomUUID()
      const { login } = await openOne(platform, comment)
      const account = await listed(platform, login)
      const { group, currency, leverage } = opening
      assert.deepEqual(
        [account.group, account.currency, account.leverage, account.comment, account.mode],
        [group, currency, leverage, comment, 'full'],
      )
      assert.equal(account.name, 'Acceptance')
      const { serverTime } = succeeded(await session.health())
      assert.ok(Math.abs(serverTime - account.openedAt) < dayMs, 'expected it opened just now')
      succeeded(await session.disable(login, newKey()))
      assert.equal((await listed(platform, login)).mode, 'noTrading')
    },
  },
  {
    name: 'tells how a day ended: once, with the figures of that moment, for accounts of that day',
    applies: closesDays,
    run: async (platform) => {
      const { session, control } = platform
      assert.ok(control.endDay, 'expected control.endDay for a platform that says dayCloses')
      const { login } = await openOne(platform)
      await control.openPosition(login)
      await control.movePrice()
      const last = await read(session, login)
      await control.endDay()
      const { serverTime: to } = succeeded(await session.health())
      const closes = await closesOf(session, [login], { from: last.at, to })
      const [close] = closes
      assert.ok(close, 'expected a day close after the day has ended')
      assert.deepEqual(
        [close.login, close.balance, close.equity],
        [login, last.balance, last.equity],
      )
      const times = closes.map(({ at }) => at)
      assert.deepEqual(
        times,
        [...new Set(times)].sort((a, b) => a - b),
      )
      const { login: later } = await openOne(platform)
      assert.deepEqual(await closesOf(session, [later, '999999999'], { from: 0, to }), [])
    },
  },
  {
    name: 'leaves day closes outside the asked span out, both ends included',
    applies: closesDays,
    run: async (platform) => {
      const { session, control } = platform
      assert.ok(control.endDay, 'expected control.endDay for a platform that says dayCloses')
      const { login } = await openOne(platform)
      await control.endDay()
      await control.endDay()
      const { serverTime } = succeeded(await session.health())
      const all = await closesOf(session, [login], { from: 0, to: serverTime })
      assert.ok(all.length >= 2)
      const [first] = all
      assert.ok(first)
      const { at } = first
      assert.deepEqual(await closesOf(session, [login], { from: at, to: at }), [first])
      assert.deepEqual(await closesOf(session, [login], { from: 0, to: at - 1 }), [])
      const rest = await closesOf(session, [login], { from: at + 1, to: serverTime })
      assert.deepEqual(rest, all.slice(1))
    },
  },
  {
    name: 'tells what a price was minute by minute, and what its moves are worth',
    applies: tellsBars,
    run: async (platform) => {
      const { session, control, opening } = platform
      assert.ok(session.bars, 'a platform that says it tells bars has the call')
      const { login } = await openOne(platform)
      await control.openPosition(login)
      const { at: from } = await read(session, login)
      await control.movePrice()
      const shown = succeeded(await session.snapshots([login], { positions: true }))
      const [position] = shown.snapshots[0]?.positions ?? []
      assert.ok(position?.perPrice, 'expected a position that tells what a move is worth')
      const { side, symbol, openPrice, currentPrice: to, perPrice, result } = position
      const moved = worthOfMove({ from: openPrice, to, perPrice }, opening.currency)
      assert.equal(side === 'buy' ? moved : -(moved ?? 0), result)
      const { serverTime } = succeeded(await session.health())
      const span = { from: from - minuteMs, to: serverTime }
      const { bars } = succeeded(await session.bars(symbol, span))
      const last = bars.at(-1)
      assert.ok(last, 'expected a bar of the running minute, whose price has just moved')
      assert.equal(Number(side === 'buy' ? last.bid.close : last.ask.close), Number(to))
      for (const { at, bid, ask } of bars) {
        assert.ok(
          at % minuteMs === 0 && at >= span.from && at <= span.to,
          `expected a minute, was ${at}`,
        )
        assert.ok(Number(bid.low) <= Number(bid.close) && Number(bid.close) <= Number(ask.close))
        assert.ok(Number(ask.close) <= Number(ask.high))
      }
      const times = bars.map(({ at }) => at)
      assert.deepEqual(
        times,
        [...new Set(times)].sort((a, b) => a - b),
      )
      const before = { from: last.at - minuteMs, to: last.at - 1 }
      const others = succeeded(await session.bars(symbol, before)).bars
      assert.ok(
        others.every(({ at }) => at < last.at),
        'expected no bar outside of the span',
      )
    },
  },
  {
    name: 'tells the deals of many accounts as those of each',
    run: async (platform) => {
      const { session, control } = platform
      if (!session.dealsOfMany) return
      const logins = [(await openOne(platform)).login, (await openOne(platform)).login]
      for (const login of logins) await control.openPosition(login)
      const each: unknown[] = []
      for (const login of logins) each.push(...succeeded(await session.deals(login, 0)).deals)
      const { deals } = succeeded(await session.dealsOfMany([...logins, '999999999'], 0))
      const ofEach = logins.flatMap((login) => deals.filter((deal) => deal.login === login))
      assert.ok(ofEach.length >= 2)
      assert.deepEqual([ofEach, deals.length], [each, ofEach.length])
    },
  },
  {
    name: 'keeps a key to the operation it was used for: another one under it moves nothing',
    applies: ({ adjustBalance }) => adjustBalance,
    run: async (platform) => {
      const { session, opening } = platform
      const { login } = await openOne(platform)
      const key = newKey()
      const first = { login, amount: minor(-1_00), comment: 'first' }
      const { ticket } = succeeded(await session.adjustBalance(first, key))
      const other = await session.adjustBalance({ ...first, amount: minor(-7_00) }, key)
      assert.ok(other.ok ? other.ticket === ticket : other.code === 'conflict')
      assert.equal((await read(session, login)).balance, opening.balance + first.amount)
    },
  },
]

function changerOf(session: PlatformSession): NonNullable<PlatformSession['changeGroup']> {
  assert.ok(session.changeGroup, 'a platform that says it can change groups has the call')
  return session.changeGroup
}

function otherGroupOf({ otherGroup, opening }: PlatformUnderTest): string {
  assert.ok(otherGroup, 'expected otherGroup for a platform that says changeGroup')
  assert.notEqual(otherGroup, opening.group)
  return otherGroup
}

async function listAll(session: PlatformSession): Promise<readonly ListedAccount[]> {
  assert.ok(session.accounts, 'a platform that says it lists accounts has the call')
  const found: ListedAccount[] = []
  let after: string | undefined
  for (let page = 0; page < pagesMax; page++) {
    const { accounts, next } = succeeded(
      await session.accounts(after === undefined ? {} : { after }),
    )
    found.push(...accounts)
    if (next === null) return found
    after = next
  }
  return assert.fail(`expected the list to end within ${pagesMax} pages`)
}

async function listed({ session }: PlatformUnderTest, login: string): Promise<ListedAccount> {
  const account = (await listAll(session)).find((each) => each.login === login)
  assert.ok(account, `expected ${login} in the list of accounts`)
  return account
}

async function closesOf(
  session: PlatformSession,
  logins: readonly string[],
  span: { from: number; to: number },
) {
  assert.ok(session.dayCloses, 'a platform that says it closes days has the call')
  return succeeded(await session.dayCloses(logins, span)).closes
}
