import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { testPassword } from '../../fixtures/firmPeople.js'
import { testSize } from '../../fixtures/firmTerms.js'
import { startJourneyFirm, type JourneyFirm } from './journeyFirm.js'
import { startMailbox, type Mailbox } from './support/mailbox.js'
import { startProxy, type PlatformProxy } from './support/platformProxy.js'
import { journeySteps, type JourneySteps } from './support/steps.js'
import { startWorkers, type Workers } from './support/workers.js'

const kills = process.env.LONG === '1' ? 10 : 3
const times = Array.from({ length: kills }, (_, index) => index + 1)

let firm: JourneyFirm
let steps: JourneySteps
let proxy: PlatformProxy
let mailbox: Mailbox
let workers: Workers
beforeAll(async () => {
  mailbox = await startMailbox(24_210)
  firm = await startJourneyFirm({
    worker: false,
    through: async (url) => {
      proxy = await startProxy(url)
      return proxy.url
    },
  })
  steps = journeySteps(firm)
  workers = await startWorkers({ FIRM_DATABASE: firm.url, FIRM_SMTP: mailbox.url })
  await workers.next()
}, 120_000)
afterAll(async () => {
  await workers.stop()
  await firm.stop()
  await proxy.stop()
  await mailbox.close()
})
beforeEach(() => proxy.clear())

/** The killed worker is replaced, and what it left half done is due at once. */
const restart = async () => {
  expect(await workers.ended()).toBe('SIGKILL')
  await firm.pool.query(`update pf_platform_commands set sent_at = now() - interval '1 min'
    where status = 'sent'`)
  await firm.pool.query(`update pf_email_messages set updated_at = now() - interval '10 min'
    where status = 'sending'`)
  await workers.next()
}

const killAfter = (matches: RegExp) => proxy.plan({ matches, afterwards: () => workers.kill() })

const accountsOnPlatform = async () => {
  const health = await firm.paper.session.health()
  return health.ok ? health.accounts : -1
}

const events = async (subjectId: string, name: string) =>
  (
    await firm.rows('select 1 from pf_outbox_events where subject_id = $1 and name = $2', [
      subjectId,
      name,
    ])
  ).length

describe('a worker that is killed after a command was sent, before its answer is stored', () => {
  it.each(times)('opens the account once (kill %i)', async () => {
    const before = await accountsOnPlatform()
    killAfter(/^POST \/accounts$/)
    const bought = await steps.order('two-step')
    await steps.notice(bought, 'paid')
    await restart()
    const account = await steps.accountOf(bought)
    expect(await accountsOnPlatform()).toBe(before + 1)
    expect(await steps.commandsOf(account.id)).toEqual(['openAccount verified'])
    expect(await events(account.id, 'account.opened')).toBe(1)
  })

  it('disables a breached account and tells its trader once', async () => {
    const { bought, account } = await steps.buy('two-step')
    killAfter(/\/disable$/)
    await steps.trade(account.login, 1.096, false)
    await restart()
    await steps.becomes('pf_accounts', account.id, 'breached')
    await steps.mail(bought.email, 'account.breachSettled')
    expect(await steps.onPlatform(account.login)).toMatchObject({
      mode: 'noTrading',
      openPositions: 0,
    })
    expect(await events(account.id, 'account.breachSettled')).toBe(1)
    const rulings = await firm.rows('select 1 from pf_rulings where account_id = $1', [account.id])
    expect(rulings).toHaveLength(1)
    expect(await steps.commandsOf(account.id)).toEqual(['openAccount verified', 'disable verified'])
  })
})

describe('a worker that is killed between the balance operation and the reserve', () => {
  const profit = 123_000
  const withdrawing = /^POST \/accounts\/[^/]+\/balance$/

  const funded = async () => {
    const { bought, account } = await steps.buy('instant')
    await steps.trade(account.login, 1.10123)
    const token = await steps.tokenOf(bought)
    await steps.addMethod(token, bought, testPassword)
    return { account, token }
  }

  const isTakenOnce = async (payout: string, account: { id: string; login: string }) => {
    await steps.becomes('pf_payouts', payout, 'inReview')
    const deals = await firm.paper.session.deals(account.login, 0)
    expect(deals.ok && deals.deals.filter((deal) => deal.profit === -profit)).toHaveLength(1)
    const entries = await firm.rows('select kind from pf_journal_entries where subject_id = $1', [
      payout,
    ])
    expect(entries).toEqual([{ kind: 'shareReserved' }])
    expect(await events(payout, 'payout.requested')).toBe(1)
    await firm.until('the balance', async () => {
      const live = await steps.one('select balance from live.account where account_id = $1', [
        account.id,
      ])
      return Number(live?.balance) === testSize
    })
  }

  it.each(times)('takes the profit once and reserves it once (kill %i)', async () => {
    const { account, token } = await funded()
    killAfter(withdrawing)
    const { id = '' } = await steps.askPayout(account.id, token, 'the-only-one')
    await restart()
    await isTakenOnce(id, account)
  })

  it('in the middle of the transaction that reserves: it happens anew, once', async () => {
    const { account, token } = await funded()
    const client = await firm.pool.connect()
    proxy.plan({
      matches: withdrawing,
      before: async () => {
        await client.query('begin')
        await client.query(`select 1 from pf_payouts where status = 'requested' for update`)
      },
    })
    const { id = '' } = await steps.askPayout(account.id, token, 'the-only-one')
    await firm.until('the worker waits for the payout', () =>
      steps.one(`select 1 from pg_stat_activity where datname = current_database()
        and wait_event_type = 'Lock' and query ilike '%pf_payouts%'`),
    )
    workers.kill()
    await workers.ended()
    await client.query('rollback')
    client.release()
    await restart()
    await isTakenOnce(id, account)
  })
})

describe('a worker that is killed in the middle of sending mails', () => {
  it.each(times)('loses none; the repeat has the same Message-ID (kill %i)', async () => {
    const before = mailbox.delivered.length
    const orders = await Promise.all([1, 2, 3].map(() => steps.order('two-step')))
    const [victim] = orders
    await Promise.all(orders.map(({ email }) => steps.mail(email, 'trader.resetPassword')))
    mailbox.onArrival(victim?.email ?? '', () => workers.kill())
    await Promise.all(orders.map((order) => steps.notice(order, 'paid')))
    await restart()
    for (const order of orders) {
      await steps.accountOf(order)
      await steps.mail(order.email, 'order.paid')
      await steps.mail(order.email, 'account.opened')
    }
    const delivered = mailbox.delivered.slice(before)
    const emails = new Set(orders.map(({ email }) => email))
    const stored = await firm.rows(
      `select id, "to", subject, status from pf_email_messages where "to" = any($1)`,
      [[...emails]],
    )
    expect(stored.filter(({ status }) => status !== 'sent')).toEqual([])
    const arrivals = stored.map(
      ({ id }) => delivered.filter((mail) => mail.id.startsWith(`<${String(id)}@`)).length,
    )
    expect(Math.min(...arrivals)).toBe(1)
    expect(Math.max(...arrivals)).toBeGreaterThanOrEqual(2)
    // Nothing arrived that is not one of the stored messages.
    expect(arrivals.reduce((sum, each) => sum + each, 0)).toBe(
      delivered.filter(({ to }) => emails.has(to)).length,
    )
  })
})
