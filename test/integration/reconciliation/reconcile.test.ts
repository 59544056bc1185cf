import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { reconcile } from '../../../src/services/reconciliation/reconcile.js'
import { runtimeOf } from '../../../src/services/runtime.js'
import { changeFigures } from '../../fixtures/liveFigures.js'
import { startJourneyFirm, type JourneyFirm } from '../journey/journeyFirm.js'
import { startProxy, type PlatformProxy } from '../journey/support/platformProxy.js'
import { journeySteps, type JourneySteps } from '../journey/support/steps.js'

let firm: JourneyFirm
let steps: JourneySteps
let proxy: PlatformProxy
beforeAll(async () => {
  firm = await startJourneyFirm({
    through: async (url) => {
      proxy = await startProxy(url)
      return proxy.url
    },
  })
  steps = journeySteps(firm)
})
afterAll(async () => {
  await firm.stop()
  await proxy.stop()
})

/** An account whose first figures the worker has written: what follows is not overwritten by them. */
async function settled() {
  const bought = await steps.buy('two-step')
  await steps.caughtUp(bought.account.login)
  await new Promise((resolve) => setTimeout(resolve, 500))
  return bought
}

const compare = (accountIds?: readonly string[], confirmAfterMs = 50) =>
  reconcile(runtimeOf(firm.payload), { confirmAfterMs, ...(accountIds ? { accountIds } : {}) })

const differencesOf = (accountId: string) =>
  firm.rows(
    `select id, kind, status, ours, theirs from pf_differences where account_id = $1 order by id`,
    [accountId],
  )

/** Our stored balance is falsified; the worker writes the true one again when it changes. */
const falsify = (accountId: string, by: number) =>
  changeFigures(firm.pool, accountId, ({ balance, equity }) => ({
    balance: balance + by,
    equity: equity + by,
  }))

const clear = (id: unknown) =>
  firm.fire(firm.operators.risk, {
    lifecycle: 'difference',
    id,
    event: 'clear',
    reason: 'a correction of the platform',
  })

describe('comparing books', () => {
  it('finds nothing where both agree', async () => {
    const { account } = await settled()
    expect(await compare([account.id])).toMatchObject([{ accounts: 1, opened: 0, problem: null }])
    expect(await differencesOf(account.id)).toEqual([])
  })

  it('opens a difference once, holds payouts of that account alone, and ends it when both agree', async () => {
    const { account } = await settled()
    const beside = await settled()
    await falsify(account.id, 1)
    expect(await compare([account.id, beside.account.id])).toMatchObject([{ opened: 1 }])
    expect(await compare([account.id])).toMatchObject([{ opened: 0, agreed: 0 }])
    expect(await differencesOf(account.id)).toMatchObject([
      { kind: 'balance', status: 'open', ours: '50,000.01', theirs: '50,000.00' },
    ])
    expect(await differencesOf(beside.account.id)).toEqual([])
    await falsify(account.id, -1)
    expect(await compare([account.id])).toMatchObject([{ opened: 0, agreed: 1 }])
    expect(await differencesOf(account.id)).toMatchObject([{ status: 'agreed' }])
  })

  it('does not open again what somebody cleared, until a figure changes', async () => {
    const { account } = await settled()
    await falsify(account.id, 5)
    await compare([account.id])
    const [found] = await differencesOf(account.id)
    expect(await clear(found?.id)).toMatchObject({ ok: true })
    expect(await compare([account.id])).toMatchObject([{ opened: 0 }])
    await falsify(account.id, 1)
    expect(await compare([account.id])).toMatchObject([{ opened: 1 }])
  })

  it('takes a figure that is on its way for none', async () => {
    const { account } = await settled()
    await falsify(account.id, 7)
    const running = compare([account.id], 1_000)
    await new Promise((resolve) => setTimeout(resolve, 300))
    await falsify(account.id, -7)
    await running
    expect(await differencesOf(account.id)).toEqual([])
  })

  it('opens one item where two compare at once', async () => {
    const { account } = await settled()
    await falsify(account.id, 3)
    await Promise.all([1, 2, 3].map(() => compare([account.id])))
    expect(await differencesOf(account.id)).toHaveLength(1)
  })

  it('sees trading that somebody switched on the platform', async () => {
    const { account } = await settled()
    const session = await runtimeOf(firm.payload).sessions.get(await connectionOf(account.id))
    await session.disable(account.login, { idempotencyKey: `by-hand-${account.id}` })
    await compare([account.id])
    expect(await differencesOf(account.id)).toMatchObject([
      { kind: 'status', ours: 'allowed', theirs: 'off' },
    ])
  })

  it('misses an account that the platform lost', async () => {
    const { account } = await settled()
    await firm.rows(`update pf_accounts set login = 'gone' where id = $1`, [account.id])
    await compare([account.id])
    expect(await differencesOf(account.id)).toMatchObject([{ kind: 'missingOnPlatform' }])
  })

  it('says that the platform did not answer, and ends nothing by it', async () => {
    const { account } = await settled()
    await falsify(account.id, 9)
    await compare([account.id])
    proxy.plan({
      matches: /^POST \/snapshots|\/snapshots|\/accounts/,
      times: 50,
      instead: { status: 503, body: { error: { code: 'unavailable', message: 'away' } } },
    })
    const [result] = await compare([account.id])
    proxy.clear()
    expect(result?.problem).toMatch(/unavailable/)
    expect(await differencesOf(account.id)).toMatchObject([{ status: 'open' }])
  })

  it('compares whole connections when they are due, one run at a time', async () => {
    const connection = await connectionOf((await settled()).account.id)
    const answer = await firm.api(`/prop-firm/connections/${connection}/reconcile`, {
      method: 'POST',
      token: firm.operators.risk.token,
      body: {},
    })
    expect(answer.status).toBe(202)
    const due = () =>
      reconcile(runtimeOf(firm.payload), { dueAfterMs: 3_600_000, confirmAfterMs: 50 })
    const runs = await Promise.all([due(), due()])
    expect(runs.flat()).toHaveLength(1)
    expect(runs.flat()[0]?.accounts).toBeGreaterThan(5)
    expect(await due()).toEqual([])
  })
})

async function connectionOf(accountId: string): Promise<string> {
  const [row] = await firm.rows('select connection_id from pf_accounts where id = $1', [accountId])
  return String(row?.connection_id)
}
