import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { liftHolds, setHolds } from '../../../src/services/records/holds.js'
import type { Work } from '../../../src/services/work.js'
import { startJourneyFirm, type JourneyFirm } from './journeyFirm.js'
import { journeySteps, type Account, type JourneySteps } from './support/steps.js'

let firm: JourneyFirm
let steps: JourneySteps
beforeAll(async () => {
  firm = await startJourneyFirm()
  steps = journeySteps(firm)
})
afterAll(() => firm.stop())

const flat = 1.1
const breachEnough = 1.096

type Kind = 'frozen' | 'paused'

const post = (body: object) =>
  firm.api('/prop-firm/holds', { method: 'POST', token: firm.operators.risk.token, body })

const hold = async ({ id }: Account, kind: Kind, lift = false) =>
  expect((await post({ subject: 'account', id, kind, reason: 'odd', lift })).status).toBe(200)

const release = (account: Account, kind: Kind) => hold(account, kind, true)

const holdSending = (lift: boolean) =>
  post({ subject: 'firm', kind: 'sending', reason: 'quiet', lift })

const modeBecomes = ({ login }: Account, mode: string) =>
  firm.until(`${login} ${mode}`, async () => (await steps.onPlatform(login))?.mode === mode)

/** What platforms were told because of holds, oldest first. */
const told = async ({ id }: Account) =>
  (
    await firm.rows(
      `select kind from pf_platform_commands where account_id = $1 and cause like 'hold:%'
       order by id`,
      [id],
    )
  ).map(({ kind }) => kind)

const watching = async ({ id }: Account) =>
  (await steps.one('select watching from live.account where account_id = $1', [id]))?.watching

const settled = ({ id }: Account) =>
  firm.until('all commands read back', async () =>
    (await steps.commandsOf(id)).every((each) => each.endsWith('verified')),
  )

const by = (reason: string, { id }: Account) =>
  ({ kind: 'frozen', subject: 'account', ids: [id], reason }) as const

describe('a hold of an account', () => {
  it('that freezes lets it only close, keeps its positions, and trades again after it', async () => {
    const { account } = await steps.buy('two-step')
    await steps.trade(account.login, flat, false)
    await hold(account, 'frozen')
    await modeBecomes(account, 'closeOnly')
    expect((await steps.onPlatform(account.login))?.openPositions).toBe(1)
    expect(await watching(account)).toBe(true)
    await release(account, 'frozen')
    await modeBecomes(account, 'full')
    expect(await told(account)).toEqual(['restrict', 'enable'])
  })

  it('that pauses stops trading and the clocks; both go on when it is lifted', async () => {
    const { account } = await steps.buy('two-step')
    await steps.trade(account.login, flat, false)
    await hold(account, 'paused')
    await modeBecomes(account, 'noTrading')
    expect((await steps.onPlatform(account.login))?.openPositions).toBe(0)
    await firm.until('nobody follows', async () => (await watching(account)) === false)
    await release(account, 'paused')
    await modeBecomes(account, 'full')
    await firm.until('followed again', async () => (await watching(account)) === true)
    expect(await told(account)).toEqual(['disable', 'enable'])
  })

  it('leaves the others: only the last of them lets it trade again', async () => {
    const { account } = await steps.buy('two-step')
    await hold(account, 'frozen')
    await hold(account, 'paused')
    await firm.work((work) => setHolds(work, by('dispute', account)))
    await release(account, 'paused')
    await release(account, 'frozen')
    await settled(account)
    expect(await told(account)).toEqual(['restrict', 'disable'])
    expect((await steps.onPlatform(account.login))?.mode).toBe('noTrading')
    // The clocks stood for the pause alone.
    await firm.until('followed again', async () => (await watching(account)) === true)
    await firm.work((work) => liftHolds(work, by('dispute', account)))
    await modeBecomes(account, 'full')
    expect(await told(account)).toEqual(['restrict', 'disable', 'enable'])
  })

  /** The first of them commits while the second one is already under way. */
  const both = async (each: (reason: string) => (work: Work) => Promise<void>) => {
    const first = firm.work(async (work) => {
      await each('first')(work)
      await delay(300)
    })
    await delay(100)
    await Promise.all([first, firm.work(each('second'))])
  }

  it('set twice at once is told once, and lifted twice at once is lifted on the platform', async () => {
    const { account } = await steps.buy('two-step')
    await both((reason) => (work) => setHolds(work, by(reason, account)))
    expect(await told(account)).toEqual(['restrict'])
    await modeBecomes(account, 'closeOnly')
    await both((reason) => (work) => liftHolds(work, by(reason, account)))
    expect(await told(account)).toEqual(['restrict', 'enable'])
    await modeBecomes(account, 'full')
  })

  it('lifted while the platform’s answer is unknown ends with trading on', async () => {
    const { account } = await steps.buy('two-step')
    await holdSending(false)
    await hold(account, 'frozen')
    // Its sender ended before the answer came.
    const moved = async (from: string, to: string) =>
      firm.rows(
        `select prop_firm.move('pf_platform_commands', array(select id from pf_platform_commands
          where account_id = $1 and kind = 'restrict'), $2, $3)`,
        [account.id, from, to],
      )
    const due = (interval: string) =>
      firm.rows(
        `update pf_platform_commands set next_attempt_at = now() + $2::interval
         where account_id = $1 and kind = 'restrict'`,
        [account.id, interval],
      )
    await due('1 hour')
    await moved('queued', 'sent')
    await moved('sent', 'unknown')
    await release(account, 'frozen')
    expect(await told(account)).toEqual(['restrict', 'enable'])
    await holdSending(true)
    await delay(1_500)
    // Nothing overtakes what is not known: it might be carried out after it.
    expect(await steps.commandsOf(account.id)).toContain('enable queued')
    await due('0')
    await settled(account)
    expect((await steps.onPlatform(account.login))?.mode).toBe('full')
  })

  it('lifted after the account ended lets nobody trade on it', async () => {
    const { account } = await steps.buy('two-step')
    await hold(account, 'frozen')
    await modeBecomes(account, 'closeOnly')
    await release(account, 'frozen')
    await modeBecomes(account, 'full')
    await steps.trade(account.login, flat, false)
    await hold(account, 'frozen')
    await modeBecomes(account, 'closeOnly')
    // A clean breach while it is frozen confirms itself.
    await firm.paper.control.setPrice('EURUSD', { bid: breachEnough, ask: breachEnough })
    await steps.becomes('pf_accounts', account.id, 'breached')
    await modeBecomes(account, 'noTrading')
    await release(account, 'frozen')
    await settled(account)
    expect((await steps.onPlatform(account.login))?.mode).toBe('noTrading')
    expect(await told(account)).toEqual(['restrict', 'enable', 'restrict'])
  })

  it('holds an account that is reinstated meanwhile, until it is lifted', async () => {
    const { account } = await steps.buy('two-step')
    await steps.trade(account.login, flat, false)
    await hold(account, 'paused')
    await release(account, 'paused')
    await modeBecomes(account, 'full')
    await steps.trade(account.login, breachEnough, false)
    await steps.becomes('pf_accounts', account.id, 'breached')
    await modeBecomes(account, 'noTrading')
    await hold(account, 'paused')
    const [violation] = await firm.rows(
      `select id from pf_violations where account_id = $1 and status = 'confirmed'`,
      [account.id],
    )
    const overturned = await firm.fire(firm.operators.manager, {
      ...{ lifecycle: 'violation', id: violation?.id, event: 'overturn', reason: 'wrong price' },
      goesOn: { balance: 'initial', days: 'keep' },
    })
    expect(overturned).toMatchObject({ ok: true })
    await steps.becomes('pf_accounts', account.id, 'active')
    await settled(account)
    expect((await steps.onPlatform(account.login))?.mode).toBe('noTrading')
    await firm.until('nobody follows', async () => {
      const waiting = await firm.rows('select 1 from live.input where account_id = $1', [
        account.id,
      ])
      return waiting.length === 0 && (await watching(account)) === false
    })
    await release(account, 'paused')
    await modeBecomes(account, 'full')
    await firm.until('followed again', async () => (await watching(account)) === true)
  })

  it('that is lifted keeps what was to be told from being sent by hand again', async () => {
    const { account } = await steps.buy('two-step')
    await holdSending(false)
    for (const kind of ['frozen', 'paused'] as const) await hold(account, kind)
    await firm.rows(
      `select prop_firm.move('pf_platform_commands', array(select id from pf_platform_commands
        where account_id = $1 and status = 'queued'), 'queued', 'failed')`,
      [account.id],
    )
    for (const kind of ['frozen', 'paused'] as const) await release(account, kind)
    const failed = await firm.rows(
      `select id from pf_platform_commands where account_id = $1 and status = 'failed'`,
      [account.id],
    )
    expect(failed).toHaveLength(2)
    for (const { id } of failed) {
      const retried = await firm.fire(firm.operators.risk, {
        ...{ lifecycle: 'platformCommand', id, event: 'retry' },
      })
      expect(retried).toMatchObject({ ok: false, code: 'outdated' })
    }
    await holdSending(true)
  })
})
