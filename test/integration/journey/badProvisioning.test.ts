import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { startJourneyFirm, type JourneyFirm } from './journeyFirm.js'
import { refusal, startProxy, type PlatformProxy } from './support/platformProxy.js'
import { journeySteps, type JourneySteps } from './support/steps.js'

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
beforeEach(() => proxy.clear())

const opening = /^POST \/accounts$/

/** Commands wait longer after each failure; here they go out as soon as they may. */
const impatient = () =>
  firm.pool.query(`update pf_platform_commands set next_attempt_at = now() - interval '1 s'
    where status in ('queued', 'unknown')`)

const paidOrder = async () => {
  const bought = await steps.order('two-step')
  await steps.notice(bought, 'paid')
  return bought
}

const accountsOnPlatform = async () => {
  const health = await firm.paper.session.health()
  return health.ok ? health.accounts : -1
}

const retry = (id: string) =>
  firm.fire(firm.operators.support, { lifecycle: 'account', id, event: 'retryProvisioning' })

const holdSending = (lift: boolean) =>
  firm.api('/prop-firm/holds', {
    method: 'POST',
    token: firm.operators.risk.token,
    body: { subject: 'firm', kind: 'sending', reason: 'to look at it', lift },
  })

describe('an account that cannot be opened', () => {
  it('because the platform is down waits with the reason, and Retry opens it', async () => {
    proxy.plan({ matches: /accounts/, times: 100, instead: refusal(503, 'unavailable', 'closed') })
    const bought = await paidOrder()
    const failed = await firm.until('provisioning failed', async () => {
      await impatient()
      const [found] = await firm.rows(
        `select account.id, account.problem, account.status from pf_accounts account
         join pf_challenges challenge on challenge.id = account.challenge_id
         where challenge.order_id = $1`,
        [bought.orderId],
      )
      return found?.status === 'provisioningFailed' && found
    })
    expect(failed.problem).toContain('closed')
    const { text } = await steps.mail('desk@fairlead.example', 'account.provisioningFailed')
    expect(text).toContain('closed')
    proxy.clear()
    expect(await retry(String(failed.id))).toMatchObject({ ok: true, status: 'provisioning' })
    const account = await steps.accountOf(bought)
    expect(account.problem).toBeNull()
    expect(await steps.commandsOf(account.id)).toEqual(['openAccount verified'])
  })

  it('because its group is refused fails at once, and Retry opens it', async () => {
    proxy.plan({ matches: opening, instead: refusal(422, 'validation', 'there is no such group') })
    const bought = await paidOrder()
    const failed = await steps.accountOf(bought, { status: 'provisioningFailed' })
    expect(failed.problem).toContain('there is no such group')
    await retry(failed.id)
    expect((await steps.accountOf(bought)).id).toBe(failed.id)
  })

  it('whose platform is only observed is not opened, until two people let it act', async () => {
    const mode = async (by: keyof typeof firm.operators, wanted: string) => {
      const [connection] = await firm.rows('select id from pf_platform_connections')
      const path = `/prop-firm/connections/${String(connection?.id)}/mode`
      const { token } = firm.operators[by]
      const answer = await firm.api(path, { method: 'POST', token, body: { mode: wanted } })
      return { http: answer.status, ...((await answer.json()) as object) }
    }
    const before = await accountsOnPlatform()
    const breaching = await steps.buy('two-step')
    expect(await mode('risk', 'observe')).toMatchObject({ ok: true })
    const bought = await paidOrder()
    const waiting = await steps.accountOf(bought, { status: 'provisioningFailed' })
    expect(await steps.commandsOf(waiting.id)).toEqual(['openAccount withheld'])
    expect(waiting.problem).toContain('only observes')
    expect(await accountsOnPlatform()).toBe(before + 1)

    await steps.trade(breaching.account.login, 1.096, false)
    await steps.becomes('pf_accounts', breaching.account.id, 'breached')
    await firm.until('withheld', async () =>
      (await steps.commandsOf(breaching.account.id)).includes('disable withheld'),
    )
    expect(await steps.onPlatform(breaching.account.login)).toMatchObject({
      mode: 'full',
      openPositions: 1,
    })

    expect(await mode('manager', 'act')).toMatchObject({ waitsForSecondPerson: true })
    expect(await mode('manager', 'act')).toMatchObject({ http: 409, code: 'samePerson' })
    expect(await mode('risk', 'act')).toMatchObject({ mode: 'act' })
    await retry(waiting.id)
    await steps.accountOf(bought)
  })
})

describe('a lost answer', () => {
  it('is read back: the account is found again and only one was opened', async () => {
    const before = await accountsOnPlatform()
    await firm.paper.control.setFault('dropAfterwards', { count: 1, writesOnly: true })
    const bought = await paidOrder()
    const account = await firm.until('opened', async () => {
      await impatient()
      return steps.accountOf(bought)
    })
    expect(await accountsOnPlatform()).toBe(before + 1)
    const token = await steps.tokenOf(bought)
    const path = `/trader/accounts/${account.id}/credentials`
    const shown = (await (await firm.api(path, { method: 'POST', token })).json()) as {
      login: string
      password: string
    }
    expect(await firm.paper.control.passwordMatches(shown.login, shown.password)).toBe(true)
  })
})

describe('held sending', () => {
  it('stops commands and messages until it is lifted', async () => {
    expect((await holdSending(false)).status).toBe(200)
    const bought = await paidOrder()
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    const [account] = await firm.rows(
      `select account.id from pf_accounts account join pf_challenges challenge
       on challenge.id = account.challenge_id where challenge.order_id = $1`,
      [bought.orderId],
    )
    expect(await steps.commandsOf(String(account?.id))).toEqual(['openAccount queued'])
    const messages = await firm.rows(
      'select distinct status from pf_email_messages where "to" = $1',
      [bought.email],
    )
    expect(messages).toEqual([{ status: 'queued' }])
    await holdSending(true)
    await steps.accountOf(bought)
    await steps.mail(bought.email, 'order.paid')
  })
})
