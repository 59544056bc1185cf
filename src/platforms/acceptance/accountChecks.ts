import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { minor } from '../../domain/money/minor.js'
import { PlatformLinkError } from '../linkError.js'
import { failedWith, newKey, openOne, read, succeeded } from './steps.js'
import type { AcceptanceCheck, PlatformUnderTest } from './types.js'

const unknownLogin = '999999999'

const opens = ({ openAccounts }: { openAccounts: boolean }) => openAccounts

export const accountChecks: readonly AcceptanceCheck[] = [
  {
    name: 'opens one account when the same request comes twice',
    applies: opens,
    run: async ({ session, opening }) => {
      const input = { ...opening, name: 'Acceptance', comment: randomUUID() }
      const key = newKey()
      const first = succeeded(await session.openAccount(input, key))
      const second = succeeded(await session.openAccount(input, key))
      assert.equal(second.login, first.login)
      assert.equal(second.password, first.password)
      assert.notEqual(first.password, '')
    },
  },
  {
    name: 'opens the account with the balance, flat and allowed to trade',
    applies: opens,
    run: async (platform) => {
      const { login } = await openOne(platform)
      const snapshot = await read(platform.session, login)
      assert.equal(snapshot.balance, platform.opening.balance)
      assert.equal(snapshot.equity, platform.opening.balance)
      assert.equal(snapshot.currency, platform.opening.currency)
      assert.deepEqual(
        [snapshot.openPositions, snapshot.pendingOrders, snapshot.mode, snapshot.lastOpenedAt],
        [0, 0, 'full', 0],
      )
    },
  },
  {
    name: 'opens one account when many of the same request come at once',
    applies: opens,
    run: async ({ session, opening }) => {
      const input = { ...opening, name: 'Acceptance', comment: randomUUID() }
      const key = newKey()
      const all = await Promise.all(
        Array.from({ length: 8 }, () => session.openAccount(input, key)),
      )
      const logins = new Set(all.flatMap((opened) => (opened.ok ? opened.login : [])))
      assert.equal(logins.size, 1)
    },
  },
  {
    name: 'finds an account by its comment, and nothing by an unknown one',
    applies: opens,
    run: async (platform) => {
      const comment = randomUUID()
      const { login } = await openOne(platform, comment)
      assert.equal(succeeded(await platform.session.findByComment(comment)).login, login)
      assert.equal(succeeded(await platform.session.findByComment(randomUUID())).login, null)
    },
  },
  {
    name: 'sets a new password once for each key',
    applies: opens,
    run: async (platform) => {
      const { session } = platform
      const { login, password } = await openOne(platform)
      const key = newKey()
      const first = succeeded(await session.resetPassword(login, key))
      assert.notEqual(first.password, password)
      assert.equal(succeeded(await session.resetPassword(login, key)).password, first.password)
      const other = succeeded(await session.resetPassword(login, newKey()))
      assert.notEqual(other.password, first.password)
    },
  },
  {
    name: 'answers notFound for a login that the platform does not know',
    run: async ({ session }) => {
      const login = unknownLogin
      const adjustment = { login, amount: minor(100), comment: '' }
      failedWith(await session.disable(login, newKey()), 'notFound')
      failedWith(await session.enable(login, newKey()), 'notFound')
      failedWith(await session.closeAll(login, newKey()), 'notFound')
      failedWith(await session.deals(login, 0), 'notFound')
      if (!session.capabilities.adjustBalance) return
      failedWith(await session.adjustBalance(adjustment, newKey()), 'notFound')
    },
  },
  {
    name: 'says auth when the credentials are wrong, for reads, writes and streams',
    run: async (platform) => {
      const wrong = await platform.control.connectWrongly()
      failedWith(await wrong.health(), 'auth')
      failedWith(await wrong.snapshots([unknownLogin]), 'auth')
      failedWith(await wrong.disable(unknownLogin, newKey()), 'auth')
      if (wrong.capabilities.stream) await refusesToStream(wrong)
      await wrong.close()
    },
  },
  {
    name: 'reports its health with a time close to ours',
    run: async ({ session }) => {
      const health = succeeded(await session.health())
      assert.ok(health.latencyMs >= 0 && health.latencyMs < 10_000)
      assert.ok(Number.isInteger(health.accounts) && health.accounts >= 0)
      assert.ok(Math.abs(health.serverTime - Date.now()) < 400 * 86_400_000)
    },
  },
]

async function refusesToStream(wrong: PlatformUnderTest['session']): Promise<void> {
  const { signal } = new AbortController()
  const events = wrong.stream(new Map([[unknownLogin, { after: 0 }]]), { signal })
  const listening = async () => {
    for await (const event of events) assert.fail(`expected no event, was ${event.type}`)
  }
  await assert.rejects(
    listening,
    (error) => error instanceof PlatformLinkError && error.failure.code === 'auth',
  )
}
