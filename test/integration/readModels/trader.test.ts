import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ruleRegistry } from '../../../src/domain/rules/ruleRegistry.js'
import {
  readNotes,
  readTraderAgreements,
  readTraderCases,
  readTraderMessages,
  readTraderPayouts,
  readTraderViolations,
} from '../../../src/readModels/trader/readTraderCases.js'
import { readTraderAccounts } from '../../../src/readModels/trader/readTraderAccounts.js'
import { readTraderHead, readTraderMoney } from '../../../src/readModels/trader/readTraderHead.js'
import { readTraderTimeline } from '../../../src/readModels/trader/readTraderTimeline.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { adaeze } from '../../fixtures/screens/adaezeIds.js'
import { marta } from '../../fixtures/screens/marta.js'
import { noor } from '../../fixtures/screens/noor.js'
import { put } from '../../fixtures/screens/records.js'
import { seedScreens } from '../../fixtures/screens/seedScreens.js'

const lead = '01930000-0000-7000-8000-0000000009aa'
const nobody = '01930000-0000-7000-8000-00000000ffff'

let firm: TestFirm
beforeAll(async () => {
  firm = await bootFirm()
  await seedScreens(firm.pool)
  const person = { name: 'Lena Lead', email: 'lena@postbox.example', status: 'active' }
  await put(firm.pool, 'traders', [{ id: lead, ...person }])
})
afterAll(() => firm.stop())

describe('the trader page of T-18833', () => {
  it('says funded, identity approved, payout in review, no marketing', async () => {
    expect(await readTraderHead(firm.pool, adaeze.trader)).toMatchObject({
      status: 'active',
      stage: 'funded',
      identity: { reference: 'K-8411', status: 'approved' },
      openCase: null,
      payout: { reference: 'P-3391', status: 'inReview' },
      wantsMarketing: false,
      mergedInto: null,
    })
  })

  it('adds up fees, payouts and what is pending', async () => {
    expect(await readTraderMoney(firm.pool, adaeze.trader)).toEqual([
      { currency: 'USD', fees: 107_700, paid: 260_800, pending: 514_600 },
    ])
  })

  it('takes a refund off the fees and counts no giveaway as revenue', async () => {
    const client = await firm.pool.connect()
    try {
      await client.query('begin')
      await client.query(`update pf_orders set refunded_amount = 19900 where id = $1`, [
        adaeze.orders[0],
      ])
      await client.query(`update pf_orders set kind = 'giveaway' where id = $1`, [adaeze.orders[1]])
      expect(await readTraderMoney(client, adaeze.trader)).toMatchObject([{ fees: 32_900 }])
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

  it('lists the running accounts first, the funded one on top, each with its limits', async () => {
    const accounts = await readTraderAccounts(firm.pool, adaeze.trader, ruleRegistry())
    expect(
      accounts.map((account) => [
        account.login,
        account.equity,
        account.toTarget,
        account.dailyUsed,
        account.overallUsed,
      ]),
    ).toEqual([
      ['5098120', 10_021_840, null, 0, 0],
      ['5107731', 5_187_420, 7_496, 1_220, 0],
      ['5106020', null, null, null, null],
      ['5081206', 2_420_615, 856, 10_078, 7_290],
    ])
  })

  it('shows payouts, violations, identity, agreement, messages and notes', async () => {
    const [open, paid] = await readTraderPayouts(firm.pool, adaeze.trader)
    expect([open?.amount, paid?.amount]).toEqual([514_600, 260_800])
    expect((paid?.paidAt ?? 0) - (paid?.requestedAt ?? 0)).toBe((30 * 60 + 26) * 60_000)
    const [violation] = await readTraderViolations(firm.pool, adaeze.trader)
    expect((violation?.limit ?? 0) - (violation?.figure ?? 0)).toBe(785)
    const [check] = await readTraderCases(firm.pool, adaeze.trader)
    expect(check).toMatchObject({ status: 'approved', documents: ['address', 'identity'] })
    const [agreement] = await readTraderAgreements(firm.pool, adaeze.trader)
    expect(agreement).toMatchObject({ version: 3, fullName: 'Adaeze Okafor' })
    expect(await readTraderMessages(firm.pool, adaeze.trader)).toHaveLength(3)
    const notes = await readNotes(firm.pool, { type: 'trader', id: adaeze.trader })
    expect(notes.map(({ writtenBy }) => writtenBy)).toEqual(['Ines Halvorsen', 'Clara Weiss'])
  })

  it('mixes all sources in the timeline, newest first', async () => {
    const entries = await readTraderTimeline(firm.pool, adaeze.trader)
    expect(entries.map(({ event }) => event)).toEqual([
      'payout.approvalGiven',
      'fact.payoutRequested',
      'fact.methodChanged',
      'account.provisioned',
      'account.pass',
      'account.provisioned',
      'payout.markPaid',
      'fact.payoutRequested',
      'order.pay',
      'fact.agreementAccepted',
      'kycCase.approve',
      'order.pay',
      'account.breach',
      'order.pay',
      'fact.signedUp',
    ])
  })

  it('narrows the timeline to one kind', async () => {
    const entries = await readTraderTimeline(firm.pool, adaeze.trader, 'identity')
    expect(entries.map(({ event }) => event)).toEqual(['fact.agreementAccepted', 'kycCase.approve'])
  })

  it('shows nothing of another person', async () => {
    const own = await readTraderTimeline(firm.pool, marta.trader)
    expect(own.map(({ label }) => label)).not.toContain('P-3391')
    const logins = (await readTraderAccounts(firm.pool, noor.trader, ruleRegistry())).map(
      ({ login }) => login,
    )
    expect(logins).toEqual(['5101377'])
  })
})

describe('the stage of a trader', () => {
  it('is evaluating with a running challenge, former when nothing runs, lead before any purchase', async () => {
    const stage = async (id: string) => (await readTraderHead(firm.pool, id))?.stage
    expect(await stage(noor.trader)).toBe('evaluating')
    expect(await stage(marta.trader)).toBe('former')
    expect(await stage(lead)).toBe('lead')
  })

  it('stands beside every trader of a list, read at once for all', async () => {
    const { docs } = await firm.payload.find({
      collection: firm.firm.slugs.traders as never,
      where: { id: { in: [noor.trader, marta.trader, lead] } },
    })
    const stages = new Map(
      docs.map((doc) => [String(doc.id), Reflect.get(doc, 'stage') as unknown]),
    )
    expect(stages.get(noor.trader)).toBe('evaluating')
    expect(stages.get(marta.trader)).toBe('former')
    expect(stages.get(lead)).toBe('lead')
  })

  it('is null for nobody', async () => {
    expect(await readTraderHead(firm.pool, nobody)).toBeNull()
  })

  it('leaves every panel of a lead empty', async () => {
    expect(await readTraderMoney(firm.pool, lead)).toEqual([])
    expect(await readTraderAccounts(firm.pool, lead, ruleRegistry())).toEqual([])
    expect(await readTraderPayouts(firm.pool, lead)).toEqual([])
    expect(await readTraderViolations(firm.pool, lead)).toEqual([])
    expect(await readTraderCases(firm.pool, lead)).toEqual([])
    expect(await readTraderAgreements(firm.pool, lead)).toEqual([])
  })
})
