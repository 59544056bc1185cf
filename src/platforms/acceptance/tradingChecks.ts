import assert from 'node:assert/strict'
import { figures, newKey, openOne, read, succeeded } from './steps.js'
import type { AcceptanceCheck, PlatformUnderTest } from './types.js'

export const tradingChecks: readonly AcceptanceCheck[] = [
  {
    name: 'disables: no position, no order, no trading, and reading again says the same',
    run: async (platform) => {
      const { session, control } = platform
      const login = await exposed(platform)
      const { snapshot } = succeeded(await session.disable(login, newKey()))
      assert.equal(snapshot.login, login)
      assert.equal(snapshot.openPositions, 0)
      assert.equal(snapshot.pendingOrders, 0)
      assert.equal(snapshot.mode, 'noTrading')
      assert.equal(snapshot.equity, snapshot.balance)
      await control.movePrice()
      assert.deepEqual(figures(await read(session, login)), figures(snapshot))
    },
  },
  {
    name: 'refuses new positions and orders while trading is off',
    run: async (platform) => {
      const { session, control } = platform
      const { login } = await openOne(platform)
      succeeded(await session.disable(login, newKey()))
      await assert.rejects(control.openPosition(login))
      await assert.rejects(control.placeOrder(login))
      const { openPositions, pendingOrders } = await read(session, login)
      assert.deepEqual([openPositions, pendingOrders], [0, 0])
    },
  },
  {
    name: 'disables an account that is flat, or off already',
    run: async (platform) => {
      const { login } = await openOne(platform)
      succeeded(await platform.session.disable(login, newKey()))
      const { snapshot } = succeeded(await platform.session.disable(login, newKey()))
      assert.equal(snapshot.mode, 'noTrading')
    },
  },
  {
    name: 'enables again, and a late repeat of the old disable changes nothing',
    run: async (platform) => {
      const { session, control } = platform
      const { login } = await openOne(platform)
      const old = newKey()
      succeeded(await session.disable(login, old))
      assert.equal(succeeded(await session.enable(login, newKey())).snapshot.mode, 'full')
      await control.openPosition(login)
      succeeded(await session.disable(login, old))
      const after = await read(session, login)
      assert.deepEqual([after.mode, after.openPositions], ['full', 1])
    },
  },
  {
    name: 'restricts to closing: positions stay, nothing new is opened, where the platform can',
    run: async (platform) => {
      const { session, control } = platform
      if (session.capabilities.restrict !== true) return
      assert.ok(session.restrict, 'a platform that says it can restrict has the call')
      const login = await exposed(platform)
      const { snapshot } = succeeded(await session.restrict(login, newKey()))
      assert.deepEqual(
        [snapshot.mode, snapshot.openPositions, snapshot.pendingOrders],
        ['closeOnly', 2, 0],
      )
      await assert.rejects(control.openPosition(login))
      await assert.rejects(control.placeOrder(login))
      assert.equal(succeeded(await session.closeAll(login, newKey())).snapshot.openPositions, 0)
      assert.equal(succeeded(await session.enable(login, newKey())).snapshot.mode, 'full')
      await control.openPosition(login)
    },
  },
  {
    name: 'closes everything and leaves trading allowed',
    run: async (platform) => {
      const { session, control } = platform
      const login = await exposed(platform)
      const { snapshot } = succeeded(await session.closeAll(login, newKey()))
      assert.deepEqual(
        [snapshot.openPositions, snapshot.pendingOrders, snapshot.mode],
        [0, 0, 'full'],
      )
      await control.openPosition(login)
      assert.equal((await read(session, login)).openPositions, 1)
    },
  },
  {
    name: 'shows positions when asked, and their results make up the equity',
    run: async (platform) => {
      const { session } = platform
      const login = await exposed(platform)
      const { snapshots } = succeeded(await session.snapshots([login], { positions: true }))
      const [snapshot] = snapshots
      assert.ok(snapshot?.positions)
      assert.equal(snapshot.positions.length, snapshot.openPositions)
      assert.ok(snapshot.lastOpenedAt > 0)
      const results = snapshot.positions.reduce((sum, position) => sum + position.result, 0)
      const open = snapshot.equity - snapshot.balance
      // Each figure is rounded to the minor unit by itself.
      assert.ok(Math.abs(open - results) <= snapshot.positions.length)
    },
  },
]

/** An account with two positions and a pending order. */
async function exposed(platform: PlatformUnderTest): Promise<string> {
  const { control } = platform
  const { login } = await openOne(platform)
  await control.openPosition(login)
  await control.openPosition(login)
  await control.placeOrder(login)
  await control.movePrice()
  const before = await read(platform.session, login)
  assert.deepEqual([before.openPositions, before.pendingOrders], [2, 1])
  return login
}
