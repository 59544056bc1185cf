import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { succeeded } from '../../../src/platforms/acceptance/steps.js'
import { startTradelocker, type RunningTradelocker } from './support/startTradelocker.js'

let tradelocker: RunningTradelocker
const count = 120

beforeAll(async () => {
  tradelocker = await startTradelocker(count)
})
afterAll(() => tradelocker.stop())

it('lists a brand of several pages, each account with its person', async () => {
  const { accounts } = tradelocker.session
  if (!accounts) throw new Error('expected accounts')
  const logins: string[] = []
  let after: string | undefined
  let pages = 0
  do {
    const page = succeeded(await accounts(after === undefined ? {} : { after }))
    logins.push(...page.accounts.map(({ login }) => login))
    expect(page.accounts[0]?.email).toMatch(/^trader\d+@simulator\.example$/)
    after = page.next ?? undefined
    pages++
  } while (after !== undefined)
  expect(pages).toBe(3)
  expect(new Set(logins).size).toBe(count)
})

it('reads the whole brand at once for many accounts, with what each has open', async () => {
  const logins = Array.from({ length: count }, (_, i) => `D#${1_000_001 + i}`)
  const { snapshots } = succeeded(await tradelocker.session.snapshots(logins))
  expect(snapshots).toHaveLength(count)
  expect(snapshots.filter(({ openPositions }) => openPositions === 1)).toHaveLength(80)
  expect(snapshots.filter(({ pendingOrders }) => pendingOrders === 1)).toHaveLength(40)
})
