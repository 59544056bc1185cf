import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import sharp from 'sharp'
import { testSize } from '../../fixtures/firmTerms.js'
import { fee, startJourneyFirm, type JourneyFirm } from './journeyFirm.js'

let firm: JourneyFirm
beforeAll(async () => {
  firm = await startJourneyFirm()
})
afterAll(async () => {
  await firm.stop()
})

const customer = { email: 'ada@traders.example', name: 'Ada Okafor', country: 'NG' }
const report = (orderReference: string, more: Record<string, unknown> = {}) => ({
  id: `evt-${orderReference}`,
  type: 'paid',
  orderReference,
  amount: fee,
  currency: 'USD',
  program: 'two-step',
  size: testSize,
  customer,
  occurredAt: new Date().toISOString(),
  ...more,
})

const order = async (checkoutReference: string, buyer = customer) => {
  const asked = { program: 'two-step', size: testSize, checkoutReference, customer: buyer }
  const answer = await firm.checkout('/prop-firm/webhooks/checkout/orders', asked)
  expect(answer.status).toBe(201)
  return (await answer.json()) as { id: string; reference: string; amount: number }
}

const pay = async (reference: string, more = {}) => {
  const answer = await firm.checkout('/prop-firm/webhooks/checkout', report(reference, more))
  return { http: answer.status, ...((await answer.json()) as { outcome?: string; code?: string }) }
}

const accountOf = (orderId: string, phase: string, status = 'active') =>
  firm.until(`${phase} ${status}`, async () => {
    const [found] = await firm.rows(
      `select account.id, account.login, account.status from pf_accounts account
       join pf_challenges challenge on challenge.id = account.challenge_id
       where challenge.order_id = $1 and account.phase = $2 and account.status = $3`,
      [orderId, phase, status],
    )
    return found as { id: string; login: string } | undefined
  })

/** Buys at 1.1000, sells at `bid`: 10 lots move 10,000.00 USD for each cent. */
const trade = async (login: string, bid: number, close = true) => {
  const { control } = firm.paper
  await control.setPrice('EURUSD', { bid: 1.1, ask: 1.1 })
  const { positionId } = await control.openPosition(login, {
    symbol: 'EURUSD',
    side: 'buy',
    lots: 10,
  })
  await control.setPrice('EURUSD', { bid, ask: bid })
  if (close) await control.closePosition(login, positionId)
}

const mailTo = async (email: string, event: string) =>
  firm.until(`mail ${event}`, async () => {
    const [found] = await firm.rows(
      `select * from pf_email_messages where "to" = $1 and event = $2 and status = 'sent'
       order by id desc limit 1`,
      [email, event],
    )
    return found as { text: string; subject: string } | undefined
  })

const signIn = async (email: string) => {
  const { text } = await mailTo(email, 'trader.resetPassword')
  const token = /#([\w-]{20,})/.exec(text)?.[1]
  const password = 'a long enough password'
  const reset = await firm.api('/trader/password/reset', {
    method: 'POST',
    body: { token, password },
  })
  expect(reset.status).toBe(200)
  const signedIn = await firm.api('/trader/sign-in', { method: 'POST', body: { email, password } })
  expect(signedIn.headers.get('set-cookie')).toBeNull()
  return ((await signedIn.json()) as { token: string }).token
}

const picture = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#456' } })
    .png()
    .toBuffer()

const upload = async (token: string, kind: string) => {
  const form = new FormData()
  form.set('_payload', JSON.stringify({ kind }))
  form.set('file', new Blob([new Uint8Array(await picture())], { type: 'image/png' }), 'scan.png')
  return firm.upload('/trader/kyc/documents', { token, form })
}

describe('a trader’s journey', () => {
  let bought: Awaited<ReturnType<typeof order>>
  let trader: string

  it('starts with a paid order; a second delivery changes nothing', async () => {
    bought = await order('shop-1')
    expect((await order('shop-1')).id).toBe(bought.id)
    expect(await pay(bought.reference)).toMatchObject({ http: 200, outcome: 'done' })
    expect(await pay(bought.reference)).toMatchObject({ http: 200, outcome: 'duplicate' })
    const entries = await firm.rows('select * from pf_journal_entries where subject_id = $1', [
      bought.id,
    ])
    expect(entries).toHaveLength(1)
  })

  it('opens the account and shows its credentials once', async () => {
    const account = await accountOf(bought.id, 'evaluation-1')
    trader = await signIn(customer.email)
    const ask = () =>
      firm.api(`/trader/accounts/${account.id}/credentials`, { method: 'POST', token: trader })
    const shown = (await (await ask()).json()) as { login: string; password: string }
    expect(await firm.paper.control.passwordMatches(shown.login, shown.password)).toBe(true)
    expect((await ask()).status).toBe(409)
  })

  it('goes through both phases once trading off was read back', async () => {
    const first = await accountOf(bought.id, 'evaluation-1')
    await trade(first.login, 1.1045)
    const second = await accountOf(bought.id, 'evaluation-2')
    expect(second.login).not.toBe(first.login)
    await trade(second.login, 1.103)
    const [challenge] = await firm.until('awaiting funding', async () => {
      const rows = await firm.rows(
        `select * from pf_challenges where order_id = $1 and stage = 'awaitingFunding'`,
        [bought.id],
      )
      return rows.length > 0 && rows
    })
    expect(challenge).toMatchObject({ status: 'active' })
    await mailTo(customer.email, 'challenge.passed')
  })

  it('asks for identity, refuses a case without documents, and funds once all is there', async () => {
    const submit = () => firm.api('/trader/kyc/submit', { method: 'POST', token: trader })
    const early = await submit()
    expect(early.status).toBe(409)
    expect(await early.json()).toMatchObject({ code: 'documentsMissing' })
    for (const kind of ['identity', 'address'])
      expect((await upload(trader, kind)).status).toBe(201)
    expect((await submit()).status).toBe(200)
    const [kyc] = await firm.rows(`select id from pf_kyc_cases`)
    const id = String(kyc?.id)
    const { compliance } = firm.operators
    for (const event of ['startReview', 'approve']) {
      const fired = await firm.fire(compliance, { lifecycle: 'kycCase', id, event })
      expect(fired).toMatchObject({ http: 200, ok: true })
    }
    const { agreements } = (await (
      await firm.api('/trader/agreements', { token: trader })
    ).json()) as { agreements: { id: string; hash: string }[] }
    const accept = (textHash: string) =>
      firm.api(`/trader/agreements/${agreements[0]?.id}/accept`, {
        method: 'POST',
        token: trader,
        body: { fullName: 'Ada Okafor', textHash },
      })
    expect((await accept('0'.repeat(64))).status).toBe(409)
    expect((await accept(agreements[0]?.hash ?? '')).status).toBe(201)
    await accountOf(bought.id, 'funded')
    await mailTo(customer.email, 'account.funded')
  })

  it('pays out under four eyes, from the quote to the statement', async () => {
    const funded = await accountOf(bought.id, 'funded')
    await trade(funded.login, 1.10123)
    const method = await firm.api('/trader/payout-methods', {
      method: 'POST',
      token: trader,
      body: {
        kind: 'bank',
        holderName: 'Ada Okafor',
        currency: 'USD',
        details: { iban: 'DE89370400440532013000' },
        password: 'a long enough password',
      },
    })
    expect(method.status).toBe(201)
    await firm.until('the profit is seen', async () => {
      const [live] = await firm.rows(
        'select 1 from live.account where account_id = $1 and balance > $2 and open_positions = 0',
        [funded.id, testSize],
      )
      return live
    })
    const ask = (key: string) =>
      firm.api(`/trader/accounts/${funded.id}/payouts`, {
        method: 'POST',
        token: trader,
        headers: { 'idempotency-key': key },
      })
    expect(
      (await firm.api(`/trader/accounts/${funded.id}/payouts`, { method: 'POST', token: trader }))
        .status,
    ).toBe(400)
    const asked = await ask('first-payout')
    expect(asked.status).toBe(201)
    const { id } = (await asked.json()) as { id: string }
    expect(await (await ask('first-payout')).json()).toMatchObject({ id, repeated: true })
    expect((await ask('another-payout')).status).toBe(409)
    const [payout] = await firm.until('in review', async () => {
      const rows = await firm.rows(
        `select * from pf_payouts where id = $1 and status = 'inReview'`,
        [id],
      )
      return rows.length > 0 && rows
    })
    const [gross, share] = [Number(payout?.gross), Number(payout?.trader_share)]
    expect(share + Number(payout?.firm_share)).toBe(gross)
    const { finance, risk } = firm.operators
    const deed = (event: string, reason?: string) => ({
      lifecycle: 'payout',
      id,
      event,
      ...(reason && { reason }),
    })
    expect(await firm.fire(finance, deed('send'))).toMatchObject({ http: 409 })
    expect(await firm.fire(finance, deed('approve'))).toMatchObject({
      ok: true,
      status: 'inReview',
    })
    expect(await firm.fire(finance, deed('approve'))).toMatchObject({
      http: 409,
      code: 'approvedAlready',
    })
    const review = await firm.api(`/prop-firm/payouts/${id}/review`, { token: risk.token })
    expect(await review.json()).toMatchObject({
      required: 2,
      isOpen: true,
      approvals: [{ purpose: 'approve', isValid: true }],
      conditions: expect.arrayContaining([
        expect.objectContaining({ code: 'identity', met: true }),
      ]),
      steps: expect.arrayContaining([expect.objectContaining({ code: 'profit', amount: gross })]),
    })
    expect(await firm.fire(risk, deed('approve'))).toMatchObject({ ok: true, status: 'approved' })
    expect(await firm.fire(finance, deed('send'))).toMatchObject({ ok: true, status: 'sending' })
    expect(await firm.fire(finance, deed('markPaid', 'WIRE 1'))).toMatchObject({
      ok: true,
      status: 'paid',
    })
    const { text } = await mailTo(customer.email, 'payout.paid')
    expect(text).toContain('WIRE 1')
    const sums = await firm.rows(
      `select account, sum(amount)::bigint sum from pf_journal_lines group by account having sum(amount) <> 0 order by 1`,
    )
    expect(sums).toEqual([
      { account: 'bank', sum: String(fee - share) },
      { account: 'challengeFees', sum: String(-fee) },
      { account: 'traderProfitShare', sum: String(share) },
    ])
    const [broken] = await firm.rows('select * from prop_firm.broken_audit()')
    expect(broken).toBeUndefined()
  })

  it('ends with a breach: trading off, evidence, and a message with rule, limit and figure', async () => {
    const funded = await accountOf(bought.id, 'funded')
    await trade(funded.login, 1.096, false)
    await accountOf(bought.id, 'funded', 'breached')
    const { text, subject } = await mailTo(customer.email, 'account.breachSettled')
    expect(subject).toContain(funded.login)
    const [ruling] = await firm.rows(
      `select *, "limit" floor from pf_rulings where account_id = $1 and kind = 'breach' order by id limit 1`,
      [funded.id],
    )
    expect(text).toContain(String(ruling?.evidence_hash))
    const read = await firm.paper.session.snapshots([funded.login])
    expect(read).toMatchObject({ ok: true, snapshots: [{ mode: 'noTrading', openPositions: 0 }] })
  })
})
