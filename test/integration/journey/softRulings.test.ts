import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { liftRuleHolds } from '../../../src/services/rulings/liftRuleHolds.js'
import { warn } from '../../../src/services/warnings/warn.js'
import { publish, softTerms, startJourneyFirm, type JourneyFirm } from './journeyFirm.js'
import { journeySteps, type JourneySteps } from './support/steps.js'

let firm: JourneyFirm
let steps: JourneySteps

const maximumLoss = { percent: 1_000 }

const programs = {
  pause: { maximumLoss, dailyLoss: { percent: 100, consequence: 'pauseUntilReset' } },
  block: { maximumLoss, dailyLoss: { percent: 100, consequence: 'blockUntilReset' } },
  lots: { maximumLoss, maximumLots: { lots: 1_500 } },
  plain: { maximumLoss },
}

beforeAll(async () => {
  firm = await startJourneyFirm()
  steps = journeySteps(firm)
  for (const [code, rules] of Object.entries(programs)) {
    await publish(firm, { name: code, code, draft: softTerms(rules) }, firm.operators.manager)
  }
})
afterAll(() => firm.stop())

const casesOf = async (id: string) =>
  (
    await firm.rows(
      `select violation.rule, violation.status, ruling.kind, ruling.code from pf_violations violation
       join pf_rulings ruling on ruling.id = violation.ruling_id
       where violation.account_id = $1 order by violation.id`,
      [id],
    )
  ).map(({ rule, status, kind, code }) => [rule, status, kind, code].join(' '))

const mode = async (login: string) => (await steps.onPlatform(login))?.mode

const modeBecomes = (login: string, wanted: string) =>
  firm.until(`${login} ${wanted}`, async () => (await mode(login)) === wanted)

/** A cent of the price is 10,000.00; 0.001 is 1,000.00, two percent of the account. */
const twoPercentDown = 1.099

describe('a rule that does not end accounts', () => {
  it('pauses trading until the reset, says so once, and lets it go on then', async () => {
    const { bought, account } = await steps.buy('pause')
    await steps.trade(account.login, twoPercentDown, false)
    await modeBecomes(account.login, 'noTrading')
    expect(await casesOf(account.id)).toEqual(['dailyLoss recorded soft equityUnderFloor'])
    expect(await steps.status('pf_accounts', account.id)).toBe('active')
    expect(await steps.flags(account.id)).toMatchObject({ paused: true })
    await steps.mail(bought.email, 'account.violationRecorded')

    // A minute before the reset nothing is lifted; after it the account trades again.
    const [{ lift_at: liftAt } = {}] = await firm.rows(
      'select lift_at from pf_holds where subject_id = $1',
      [account.id],
    )
    const reset = (liftAt as Date).getTime()
    await firm.work((work) => liftRuleHolds({ ...work, now: new Date(reset - 60_000) }))
    expect(await steps.flags(account.id)).toMatchObject({ paused: true })
    await firm.work((work) => liftRuleHolds({ ...work, now: new Date(reset) }))
    expect(await steps.flags(account.id)).toMatchObject({ paused: false })
    // The command is of the reset's time; it is brought forward to now.
    await firm.rows(
      `update pf_platform_commands set next_attempt_at = now()
       where account_id = $1 and kind = 'enable'`,
      [account.id],
    )
    await modeBecomes(account.login, 'full')
    await firm.work((work) => liftRuleHolds({ ...work, now: new Date(reset + 60_000) }))
    expect(await casesOf(account.id)).toHaveLength(1)
  })

  it('keeps an account closed that something else holds too', async () => {
    const { account } = await steps.buy('pause')
    await steps.trade(account.login, twoPercentDown, false)
    await modeBecomes(account.login, 'noTrading')
    await firm.api('/prop-firm/holds', {
      method: 'POST',
      token: firm.operators.risk.token,
      body: { subject: 'account', id: account.id, kind: 'frozen', reason: 'dispute', lift: false },
    })
    await firm.work((work) =>
      liftRuleHolds({ ...work, now: new Date(Date.now() + 2 * 86_400_000) }),
    )
    const enables = await firm.rows(
      `select 1 from pf_platform_commands where account_id = $1 and kind = 'enable'`,
      [account.id],
    )
    expect(enables).toEqual([])
  })

  it('restricts to closing where the program says so, and leaves positions alone', async () => {
    const { account } = await steps.buy('block')
    await steps.trade(account.login, twoPercentDown, false)
    await modeBecomes(account.login, 'closeOnly')
    expect((await steps.onPlatform(account.login))?.openPositions).toBe(1)
    expect(await steps.flags(account.id)).toMatchObject({ frozen: true, paused: false })
  })

  it('records each opening that goes beyond the lots once', async () => {
    const { account } = await steps.buy('lots')
    await steps.trade(account.login, 1.1, false)
    expect(await casesOf(account.id)).toEqual([])
    await steps.trade(account.login, 1.1, false)
    await firm.until('recorded', async () => (await casesOf(account.id)).length === 1)
    await steps.trade(account.login, 1.1, false)
    await firm.until('recorded again', async () => (await casesOf(account.id)).length === 2)
    expect(await casesOf(account.id)).toEqual([
      'maximumLots recorded soft tooManyLots',
      'maximumLots recorded soft tooManyLots',
    ])
  })
})

describe('a warning', () => {
  const warnings = async (id: string) =>
    (
      await firm.rows(
        `select event.variables ->> 'warningText' as text, exists (select from pf_email_messages mail
           where mail.idempotency_key = event.idempotency_key) as mailed
         from pf_outbox_events event where event.name = 'account.warning' and event.subject_id = $1
         order by event.id`,
        [id],
      )
    ).map(({ text, mailed }) => [text, mailed])

  const runTwice = async () => {
    await firm.work((work) => warn(work, 'limits'))
    await firm.work((work) => warn(work, 'limits'))
  }

  it('comes once per band and day, and is written from the second band on', async () => {
    const { account } = await steps.buy('plain')
    const ids = [account.id]
    const used = async () =>
      Number(
        (await firm.rows('select used from live.account where account_id = any($1)', [ids]))[0]
          ?.used,
      )
    // 5.4 % of the account: 54 % of the maximum loss.
    await steps.trade(account.login, 1.0973, false)
    await firm.until('54 % used', async () => (await used()) === 5_400)
    await runTwice()
    expect(await warnings(account.id)).toEqual([
      ['50 % of what the rule allows is used: 47,300.00, limit 45,000.00.', false],
    ])
    await firm.paper.control.setPrice('EURUSD', { bid: 1.0964, ask: 1.0964 })
    await firm.until('72 % used', async () => (await used()) === 7_200)
    await runTwice()
    expect((await warnings(account.id)).slice(1)).toEqual([
      ['70 % of what the rule allows is used: 46,400.00, limit 45,000.00.', true],
    ])
    const tomorrow = new Date(Date.now() + 86_400_000)
    await firm.work((work) => warn({ ...work, now: tomorrow }, 'limits'))
    expect(await warnings(account.id)).toHaveLength(3)
  })
})
