import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { minor } from '../../domain/money/minor.js'
import { failedWith, newKey, openOne, read, succeeded } from './steps.js'
import type { AcceptanceCheck } from './types.js'

const amount = minor(-55_00)

/** An answer that is lost is not a refusal: what was done can be found out, and is not done twice. */
export const lostAnswerChecks: readonly AcceptanceCheck[] = [
  {
    name: 'says outcomeUnknown when the answer to a balance operation is lost, and finds it by its key',
    applies: ({ adjustBalance }) => adjustBalance,
    run: async (platform) => {
      const { session, control, opening } = platform
      if (!control.loseNextAnswer) return
      const { login } = await openOne(platform)
      const key = newKey()
      const request = { login, amount, comment: 'payout' }
      await control.loseNextAnswer('balance')
      failedWith(await session.adjustBalance(request, key), 'outcomeUnknown')
      const found = succeeded(await session.findOperation(login, key.idempotencyKey))
      assert.ok(found.ticket, 'expected the operation to be found by its key')
      assert.equal((await read(session, login)).balance, opening.balance + amount)
      const again = succeeded(await session.adjustBalance(request, key))
      assert.equal(again.ticket, found.ticket)
      assert.equal((await read(session, login)).balance, opening.balance + amount)
      const { deals } = succeeded(await session.deals(login, 0))
      assert.equal(deals.filter(({ profit }) => profit === amount).length, 1)
    },
  },
  {
    name: 'says outcomeUnknown when the answer to an opening is lost, and one account comes of it',
    applies: ({ openAccounts }) => openAccounts,
    run: async (platform) => {
      const { session, control, opening } = platform
      if (!control.loseNextAnswer) return
      const comment = randomUUID()
      const key = newKey()
      const input = { ...opening, name: 'Acceptance', comment }
      await control.loseNextAnswer('open')
      failedWith(await session.openAccount(input, key), 'outcomeUnknown')
      // Not found: it broke off in the middle, and the repeat goes on from there.
      const { login: found } = succeeded(await session.findByComment(comment))
      const { login } = succeeded(await session.openAccount(input, key))
      assert.ok(found === null || found === login, 'expected no second account')
      assert.equal(succeeded(await session.findByComment(comment)).login, login)
      assert.equal((await read(session, login)).balance, opening.balance)
    },
  },
  {
    name: 'finds an account by a comment of any characters, also when trading is off',
    applies: ({ openAccounts }) => openAccounts,
    run: async (platform) => {
      const { session } = platform
      const comment = `Zoë & Söhne #1 +100% ${randomUUID()}`
      const { login } = await openOne(platform, comment)
      succeeded(await session.disable(login, newKey()))
      assert.equal(succeeded(await session.findByComment(comment)).login, login)
      assert.equal(succeeded(await session.findByComment(comment.slice(0, -1))).login, null)
    },
  },
  {
    name: 'gives deals in the order of their time, the same ones each time',
    run: async (platform) => {
      const { session, control } = platform
      const { login } = await openOne(platform)
      await control.openPosition(login)
      succeeded(await session.closeAll(login, newKey()))
      await control.openPosition(login)
      const { deals } = succeeded(await session.deals(login, 0))
      const times = deals.map(({ at }) => at)
      assert.deepEqual(
        times,
        [...times].sort((a, b) => a - b),
      )
      const middle = times[Math.floor(times.length / 2)] ?? 0
      const later = succeeded(await session.deals(login, middle)).deals
      assert.deepEqual(
        later,
        deals.filter(({ at }) => at >= middle),
      )
    },
  },
]
