import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { minor, negate, subtract } from '../../domain/money/minor.js'
import { roundDecimalText } from '../../domain/money/text.js'
import { failedWith, figures, newKey, openOne, read, succeeded } from './steps.js'
import type { AcceptanceCheck } from './types.js'

const adjusts = ({ adjustBalance }: { adjustBalance: boolean }) => adjustBalance
const amount = minor(-123_45)

export const moneyChecks: readonly AcceptanceCheck[] = [
  {
    name: 'carries out a balance operation once for each key, and finds it again',
    applies: adjusts,
    run: async (platform) => {
      const { session, opening } = platform
      const { login } = await openOne(platform)
      const key = newKey()
      const request = { login, amount, comment: 'payout' }
      const first = succeeded(await session.adjustBalance(request, key))
      const second = succeeded(await session.adjustBalance(request, key))
      assert.equal(second.ticket, first.ticket)
      assert.equal(first.snapshot.balance, opening.balance + amount)
      assert.equal((await read(session, login)).balance, opening.balance + amount)
      const found = succeeded(await session.findOperation(login, key.idempotencyKey))
      assert.equal(found.ticket, first.ticket)
      assert.equal(succeeded(await session.findOperation(login, randomUUID())).ticket, null)
    },
  },
  {
    name: 'works on an account whose trading is off, and puts back what was taken',
    applies: adjusts,
    run: async (platform) => {
      const { session, opening } = platform
      const { login } = await openOne(platform)
      succeeded(await session.disable(login, newKey()))
      succeeded(await session.adjustBalance({ login, amount, comment: 'out' }, newKey()))
      const back = { login, amount: negate(amount), comment: 'back' }
      const { snapshot } = succeeded(await session.adjustBalance(back, newKey()))
      assert.deepEqual([snapshot.balance, snapshot.mode], [opening.balance, 'noTrading'])
    },
  },
  {
    name: 'refuses to take more than there is, and changes nothing',
    applies: adjusts,
    run: async (platform) => {
      const { session, opening } = platform
      const { login } = await openOne(platform)
      const before = figures(await read(session, login))
      const key = newKey()
      const tooMuch = subtract(negate(opening.balance), minor(1))
      const request = { login, amount: tooMuch, comment: 'too much' }
      failedWith(await session.adjustBalance(request, key), 'insufficientFunds')
      assert.deepEqual(figures(await read(session, login)), before)
      assert.equal(succeeded(await session.findOperation(login, key.idempotencyKey)).ticket, null)
    },
  },
  {
    name: 'lists what was traded and booked as deals, each with its own id',
    run: async (platform) => {
      const { session, control, opening } = platform
      const { login } = await openOne(platform)
      await control.openPosition(login)
      await control.movePrice()
      const { snapshot } = succeeded(await session.closeAll(login, newKey()))
      if (session.capabilities.adjustBalance) {
        succeeded(await session.adjustBalance({ login, amount, comment: 'payout' }, newKey()))
      }
      const { deals } = succeeded(await session.deals(login, 0))
      assert.equal(new Set(deals.map((deal) => deal.id)).size, deals.length)
      assert.ok(deals.every((deal) => deal.login === login && deal.at > 0))
      const trades = deals.filter((deal) => deal.kind === 'trade')
      assert.deepEqual(
        trades.map((deal) => deal.entry),
        ['in', 'out'],
      )
      const profit = trades.reduce((sum, deal) => sum + deal.profit, 0)
      assert.equal(profit, snapshot.balance - opening.balance)
      const payouts = deals.filter((deal) => deal.kind === 'balance' && deal.profit === amount)
      assert.equal(payouts.length, session.capabilities.adjustBalance ? 1 : 0)
    },
  },
  {
    name: 'leaves deals before the asked time out',
    run: async (platform) => {
      const { session, control } = platform
      const { login } = await openOne(platform)
      await control.openPosition(login)
      const all = succeeded(await session.deals(login, 0)).deals
      const newest = Math.max(...all.map((deal) => deal.at))
      assert.equal(succeeded(await session.deals(login, newest + 1)).deals.length, 0)
      assert.ok(succeeded(await session.deals(login, newest)).deals.length > 0)
    },
  },
  {
    name: 'keeps the figures as the platform wrote them beside the rounded ones',
    run: async (platform) => {
      const { session, control } = platform
      const { login } = await openOne(platform)
      await control.openPosition(login)
      const { balance, equity, currency, raw } = await read(session, login)
      assert.equal(roundDecimalText(raw.balance, currency), balance)
      assert.equal(roundDecimalText(raw.equity, currency), equity)
    },
  },
  {
    name: 'answers for a batch of any size, leaving out logins that are unknown',
    run: async (platform) => {
      const { session } = platform
      const opened = await Promise.all([1, 2, 3].map(() => openOne(platform)))
      const logins = opened.map(({ login }) => login)
      const strangers = Array.from(
        { length: session.capabilities.maxBatch + 1 },
        (_, i) => `${900_000_000 + i}`,
      )
      const { snapshots } = succeeded(await session.snapshots([...logins, ...strangers, ...logins]))
      assert.deepEqual(new Set(snapshots.map(({ login }) => login)), new Set(logins))
      assert.deepEqual(succeeded(await session.snapshots([])).snapshots, [])
    },
  },
]
