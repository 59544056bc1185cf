import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { readLive } from '../../../src/live/readLive.js'
import { growAccounts } from '../../../src/services/scaling/growAccounts.js'
import { liftHolds, setHolds } from '../../../src/services/records/holds.js'
import { testPassword } from '../../fixtures/firmPeople.js'
import { publish, softTerms, startJourneyFirm, type JourneyFirm } from './journeyFirm.js'
import { refusal, startProxy, type PlatformProxy } from './support/platformProxy.js'
import { journeySteps, type Account, type JourneySteps } from './support/steps.js'

let firm: JourneyFirm
let steps: JourneySteps
let proxy: PlatformProxy

/** 10 % of the first size. */
const enough = 1.105
const profit = 500_000
const added = 1_250_000
const grown = 6_250_000

const draft = (scaling: object) => ({
  ...softTerms({
    maximumLoss: { follows: 'static', percent: 1_000 },
    dailyLoss: { anchor: 'balance', unit: 'percentOfSize', percent: 1_000 },
  }),
  payout: { firstWaitDays: 0, nextWaitDays: 0 },
  scaling: {
    ...{ growth: { kind: 'ofOriginal', bps: 2_500 }, netProfitBps: 1_000 },
    ...{ splitBps: 9_000, dailyLossBps: 200 },
    ...scaling,
  },
})

beforeAll(async () => {
  firm = await startJourneyFirm({
    through: async (url) => {
      proxy = await startProxy(url)
      return proxy.url
    },
  })
  steps = journeySteps(firm)
  const { manager } = firm.operators
  await publish(firm, { name: 'Growing', code: 'growing', draft: draft({}) }, manager)
  const automatic = draft({ carriedOut: 'automatic' })
  await publish(firm, { name: 'By Itself', code: 'by-itself', draft: automatic }, manager)
})
beforeEach(() => proxy.clear())
afterAll(async () => {
  await firm.stop()
  await proxy.stop()
})

const look = () => growAccounts({ firm: firm.firm, pool: firm.pool })

const stepsOf = ({ id }: Account) =>
  firm.rows('select * from pf_scaling_steps where account_id = $1 order by number', [id])

const decide = (
  by: keyof JourneyFirm['operators'],
  id: unknown,
  event: string,
  reason = 'earned',
) => firm.fire(firm.operators[by], { lifecycle: 'scalingStep', id, event, reason })

/** An account that has earned its next step. */
async function earned(program = 'growing') {
  const { bought, account } = await steps.buy(program)
  await steps.trade(account.login, enough)
  await firm.until('the profit is known', async () => {
    const live = await steps.one('select balance from live.account where account_id = $1', [account.id]) // prettier-ignore
    return Number(live?.balance) === 5_000_000 + profit
  })
  return { bought, account }
}

async function waiting(program?: string) {
  const found = await earned(program)
  await look()
  const [step] = await stepsOf(found.account)
  return { ...found, step: String(step?.id) }
}

const balanceOf = async ({ login }: Account) => (await steps.onPlatform(login))?.balance

const growthCommands = async ({ id }: Account) =>
  firm.rows(
    `select kind, status, input ->> 'purpose' purpose from pf_platform_commands
     where account_id = $1 and input ? 'step' order by id`,
    [id],
  )

const recordOf = async ({ id }: Account) => {
  const found = await steps.one(
    `select account.size, account.starting_balance, account.status, challenge.scale_step,
       challenge.scaled_size, challenge.scaled_split_bps
     from pf_accounts account join pf_challenges challenge on challenge.id = account.challenge_id
     where account.id = $1`,
    [id],
  )
  return Object.fromEntries(
    Object.entries(found ?? {}).map(([name, value]) => [
      name,
      value === null || name === 'status' ? value : Number(value),
    ]),
  )
}

const asGrown = {
  ...{ size: grown, starting_balance: grown, status: 'active' },
  ...{ scale_step: 1, scaled_size: grown, scaled_split_bps: 9_000 },
}
const asSold = {
  ...{ size: 5_000_000, starting_balance: 5_000_000 },
  ...{ scale_step: null, scaled_size: null, scaled_split_bps: null },
}

const termsTaken = ({ id }: Account) =>
  firm.until('the new terms hold', async () => {
    const found = await steps.one(
      `select terms.terms ->> 'size' size, live.balance from live.account live
       join live.terms terms on terms.hash = live.terms_hash where live.account_id = $1`,
      [id],
    )
    return Number(found?.size) === grown && Number(found?.balance) === grown + profit
  })

/** Floors as an operator sees them. */
async function limitsOf({ id }: Account) {
  const live = await firm.work(async (work) =>
    (await readLive(work.tx, [id], work.firm.rules)).get(id),
  )
  const floors = (live?.limits ?? []).map(({ rule, limit }) => [rule, limit])
  return { limits: Object.fromEntries(floors) as Record<string, number> }
}

describe('a step of growth that a person decides', () => {
  it('waits in the queue of those who may, is carried out once, and is no profit', async () => {
    const { bought, account, step } = await waiting()
    await look()
    expect(await stepsOf(account)).toMatchObject([{ status: 'proposed', is_automatic: false }])
    const queue = await firm.api('/prop-firm/queue?kind=scaling', {
      token: firm.operators.risk.token,
    })
    const { rows } = (await queue.json()) as { rows: { id: string }[] }
    expect(rows.map(({ id }) => id)).toContain(step)
    expect(await decide('finance', step, 'carryOut')).toMatchObject({ ok: false })
    const answers = await Promise.all([
      decide('risk', step, 'carryOut'),
      decide('manager', step, 'carryOut'),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    await steps.becomes('pf_scaling_steps', step, 'done')
    await termsTaken(account)
    expect(await balanceOf(account)).toBe(5_000_000 + profit + added)
    expect(await recordOf(account)).toEqual(asGrown)
    expect(await growthCommands(account)).toEqual([
      { kind: 'balance', status: 'verified', purpose: 'scaling' },
    ])
    const token = await steps.tokenOf(bought)
    await steps.addMethod(token, bought, testPassword)
    const path = `/trader/accounts/${account.id}/payout-quote`
    const offer = (await (await firm.api(path, { token })).json()) as Record<string, unknown>
    expect(offer).toMatchObject({
      quote: { profit, splitBps: 9_000, traderShare: 450_000, base: grown },
      growth: { eligible: false, failed: ['netProfit'], newSize: 7_500_000 },
    })
    const { text } = await steps.mail(bought.email, 'account.grown')
    expect(text).toContain('62,500.00 USD')
    await look()
    expect(await stepsOf(account)).toHaveLength(1)
    expect(await decide('manager', step, 'decline')).toMatchObject({ ok: false })
  })

  it('lets the limits of the new size decide: 2 % of it a day, from the larger balance', async () => {
    const { account, step } = await waiting()
    await decide('risk', step, 'carryOut')
    await steps.becomes('pf_scaling_steps', step, 'done')
    await termsTaken(account)
    const { limits } = await limitsOf(account)
    expect(limits).toEqual({ maximumLoss: grown - 625_000, dailyLoss: 6_125_000 })
    // The day began with 50,000.00; with the 12,500.00 the floor lies 1,250.00 below 62,500.00.
    await steps.trade(account.login, 1.09376)
    expect(await steps.status('pf_accounts', account.id)).toBe('active')
    await steps.trade(account.login, 1.09998, false)
    await steps.becomes('pf_accounts', account.id, 'breached')
    const ruling = await steps.one(
      'select rule, "limit"::float8 "limit", figure::float8 figure from pf_rulings where account_id = $1',
      [account.id],
    )
    expect(ruling).toEqual({ rule: 'dailyLoss', limit: 6_125_000, figure: 6_124_000 })
  })

  it('can be declined and proposed again, and is refused while the account is on hold', async () => {
    const { account, step } = await waiting()
    expect(await decide('risk', step, 'decline', '')).toMatchObject({ ok: false })
    expect(await decide('risk', step, 'decline')).toMatchObject({ ok: true })
    await look()
    expect(await stepsOf(account)).toMatchObject([{ status: 'declined' }])
    expect(await decide('risk', step, 'propose')).toMatchObject({ ok: true })
    const hold = { kind: 'frozen', subject: 'account', ids: [account.id], reason: 'test' } as const
    await firm.work((work) => setHolds(work, hold))
    expect(await decide('risk', step, 'carryOut')).toMatchObject({ ok: false, code: 'onHold' })
    await firm.work((work) => liftHolds(work, hold))
    expect(await recordOf(account)).toMatchObject(asSold)
  })

  it('lapses when the account ends before, and is refused until then', async () => {
    const { account, step } = await waiting()
    await steps.trade(account.login, 1.089, false)
    await steps.becomes('pf_accounts', account.id, 'breached')
    expect(await decide('risk', step, 'carryOut')).toMatchObject({ code: 'accountEnded' })
    await look()
    expect(await stepsOf(account)).toMatchObject([{ status: 'lapsed' }])
    expect(await growthCommands(account)).toEqual([])
  })
})

describe('a step that is carried out at once', () => {
  it('is taken once by two runs at the same time', async () => {
    const { account } = await earned('by-itself')
    await Promise.all([look(), look()])
    await firm.until('grown', async () => (await stepsOf(account))[0]?.['status'] === 'done')
    await termsTaken(account)
    expect(await stepsOf(account)).toHaveLength(1)
    expect(await balanceOf(account)).toBe(5_000_000 + profit + added)
    expect(await recordOf(account)).toEqual(asGrown)
  })

  it('puts the money on once when the answer of the platform is lost', async () => {
    const { account } = await earned('by-itself')
    proxy.plan({
      matches: new RegExp(`^POST /(v\\d/)?accounts/${account.login}/`),
      afterwards: () => undefined,
    })
    await look()
    await firm.until('grown', async () => (await stepsOf(account))[0]?.['status'] === 'done')
    expect(proxy.played).toHaveLength(1)
    await termsTaken(account)
    expect(await balanceOf(account)).toBe(5_000_000 + profit + added)
    expect(await growthCommands(account)).toHaveLength(1)
  })

  it('waits as failed when the platform refuses, and grows once somebody sends it again', async () => {
    const { bought, account } = await earned('by-itself')
    const refused = refusal(422, 'validation', 'no deposits today')
    proxy.plan({
      matches: new RegExp(`^POST /accounts/${account.login}/balance$`),
      instead: refused,
    })
    await look()
    await firm.until('failed', async () => (await stepsOf(account))[0]?.['status'] === 'failed')
    expect(await stepsOf(account)).toMatchObject([
      { reason: expect.stringContaining('no deposits today') as unknown },
    ])
    expect(await recordOf(account)).toMatchObject(asSold)
    const token = await steps.tokenOf(bought)
    await steps.addMethod(token, bought, testPassword)
    expect(await steps.askPayout(account.id, token, 'while-it-grows')).toMatchObject({
      ...{ http: 409, code: 'conditions' },
    })
    const command = await steps.one(
      `select id from pf_platform_commands where account_id = $1 and status = 'failed'`,
      [account.id],
    )
    const again = { lifecycle: 'platformCommand', id: command?.id, event: 'retry' }
    expect(await firm.fire(firm.operators.manager, again)).toMatchObject({ ok: true })
    await firm.until('grown', async () => (await stepsOf(account))[0]?.['status'] === 'done')
    await termsTaken(account)
    expect(await balanceOf(account)).toBe(5_000_000 + profit + added)
    expect(await recordOf(account)).toEqual(asGrown)
  })

  it('takes the money off again when the account was closed while it was on its way', async () => {
    const { account } = await earned('by-itself')
    const hold = { kind: 'sending', subject: 'firm', ids: ['firm'], reason: 'test' } as const
    await firm.work((work) => setHolds(work, hold))
    await look()
    expect(await stepsOf(account)).toMatchObject([{ status: 'underWay' }])
    const closing = { lifecycle: 'account', id: account.id, event: 'close', reason: 'asked for' }
    expect(await firm.fire(firm.operators.risk, closing)).toMatchObject({ ok: true })
    await firm.work((work) => liftHolds(work, hold))
    await firm.until('taken off again', async () => {
      const commands = await growthCommands(account)
      return commands.length === 2 && commands.every(({ status }) => status === 'verified')
    })
    expect(await stepsOf(account)).toMatchObject([{ status: 'lapsed' }])
    expect(await balanceOf(account)).toBe(5_000_000 + profit)
    expect(await recordOf(account)).toMatchObject({ ...asSold, status: 'closed' })
  })
})
