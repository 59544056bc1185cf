import sharp from 'sharp'
import { signIn } from '../../../fixtures/firmPeople.js'
import { testSize } from '../../../fixtures/firmTerms.js'
import { fee, type JourneyFirm } from '../journeyFirm.js'

export type Bought = {
  readonly orderId: string
  readonly reference: string
  readonly program: string
  readonly email: string
  readonly name: string
}

export type Account = { readonly id: string; readonly login: string; readonly challengeId: string }

let buyers = 0

/** What people and the outside do, in the words of a test; each buyer is somebody new. */
export function journeySteps(firm: JourneyFirm) {
  const { control } = firm.paper
  const one = async (text: string, values: unknown[] = []) => (await firm.rows(text, values))[0]

  const order = async (program: string, more: Record<string, unknown> = {}): Promise<Bought> => {
    const number = (buyers += 1)
    const email = `buyer-${number}@traders.example`
    const name = `Buyer Number ${number}`
    const answer = await firm.checkout('/prop-firm/webhooks/checkout/orders', {
      program,
      size: testSize,
      checkoutReference: `cart-${number}`,
      customer: { email, name },
      ...more,
    })
    const made = (await answer.json()) as { id: string; reference: string }
    if (answer.status !== 201) throw new Error(`order: ${JSON.stringify(made)}`)
    return { orderId: made.id, reference: made.reference, program, email, name }
  }

  /** A notice of the checkout about an order; `id` is one a type unless stated. */
  const notice = async (
    { reference, program, email, name }: Bought,
    type: string,
    more: Record<string, unknown> = {},
  ) => {
    const answer = await firm.checkout('/prop-firm/webhooks/checkout', {
      id: `${reference}-${type}`,
      type,
      orderReference: reference,
      amount: fee,
      currency: 'USD',
      program,
      size: testSize,
      customer: { email, name, country: 'NG' },
      occurredAt: new Date().toISOString(),
      ...more,
    })
    const said = (await answer.json()) as { outcome?: string; code?: string; message?: string }
    return { http: answer.status, ...said }
  }

  const accountOf = (
    { orderId }: Bought,
    { status = 'active', phase = '%' }: { status?: string; phase?: string } = {},
  ) =>
    firm.until(
      `an account ${phase} that is ${status}`,
      async () =>
        (await one(
          `select account.id, account.login, account.challenge_id "challengeId", account.problem
           from pf_accounts account join pf_challenges challenge on challenge.id = account.challenge_id
           where challenge.order_id = $1 and account.status = $2 and account.phase like $3`,
          [orderId, status, phase],
        )) as (Account & { problem: string | null }) | undefined,
    )

  const buy = async (program: string) => {
    const bought = await order(program)
    const paid = await notice(bought, 'paid')
    if (paid.outcome !== 'done') throw new Error(`paid: ${JSON.stringify(paid)}`)
    return { bought, account: await accountOf(bought) }
  }

  /** The trader's token, with the password of the fixtures. */
  const tokenOf = async ({ email, name }: Bought) => {
    const trader = await one('select id from pf_traders where email = $1', [email])
    return signIn(firm, { id: String(trader?.id), email, name })
  }

  /** What the platform shows is what we have seen. */
  const caughtUp = (login: string) =>
    firm.until(`the figures of ${login}`, async () => {
      const read = await firm.paper.session.snapshots([login])
      const shown = read.ok ? read.snapshots[0] : undefined
      const live = await one('select sequence, watching from live.account where login = $1', [
        login,
      ])
      // Whoever has passed or breached is followed no longer.
      const isUpToDate = Number(live?.sequence) >= (shown?.sequence ?? Infinity)
      return shown && (isUpToDate || live?.watching === false) && shown
    })

  /** Buys 10 lots at 1.1000; each cent above moves 10,000.00 USD. Closed again unless stated. */
  const trade = async (login: string, bid: number, close = true) => {
    await control.setPrice('EURUSD', { bid: 1.1, ask: 1.1 })
    const order10 = { symbol: 'EURUSD', side: 'buy', lots: 10 } as const
    const { positionId } = await control.openPosition(login, order10)
    await control.setPrice('EURUSD', { bid, ask: bid })
    if (!close) return positionId
    await control.closePosition(login, positionId)
    await caughtUp(login)
    return positionId
  }

  /** As `trade`, for several at once. */
  const tradeAll = async (logins: readonly string[], bid: number) => {
    await control.setPrice('EURUSD', { bid: 1.1, ask: 1.1 })
    const order10 = { symbol: 'EURUSD', side: 'buy', lots: 10 } as const
    const opened = await Promise.all(
      logins.map(async (login) => ({ login, ...(await control.openPosition(login, order10)) })),
    )
    await control.setPrice('EURUSD', { bid, ask: bid })
    for (const { login, positionId } of opened) await control.closePosition(login, positionId)
    await Promise.all(logins.map(caughtUp))
  }

  const onPlatform = async (login: string) => {
    const read = await firm.paper.session.snapshots([login])
    return read.ok ? read.snapshots[0] : undefined
  }

  const mail = (to: string, event: string) =>
    firm.until(
      `mail ${event} to ${to}`,
      async () =>
        (await one(
          `select subject, text from pf_email_messages
           where "to" = $1 and event = $2 and status = 'sent' order by id desc limit 1`,
          [to, event],
        )) as { subject: string; text: string } | undefined,
    )

  const status = async (table: string, id: string) =>
    String((await one(`select status from ${table} where id = $1`, [id]))?.status)

  /** Waits for a record's status. */
  const becomes = (table: string, id: string, wanted: string) =>
    firm.until(`${table} ${wanted}`, async () => (await status(table, id)) === wanted)

  /** Sums of the journal's accounts for an order or payout; accounts at zero are left out. */
  const booked = async (subjectId: string) => {
    const sums = await firm.rows(
      `select line.account, line.currency, sum(line.amount)::bigint total
       from pf_journal_lines line join pf_journal_entries entry on entry.id = line.entry_id
       where entry.subject_id = $1 group by 1, 2 having sum(line.amount) <> 0 order by 1`,
      [subjectId],
    )
    return Object.fromEntries(
      sums.map(({ account, currency, total }) => [`${account} ${currency}`, Number(total)]),
    )
  }

  /** What the refund of an order says beforehand that it does. */
  const refundSays = async ({ orderId }: Bought) => {
    const { token } = firm.operators.finance
    const query = new URLSearchParams({ lifecycle: 'order', id: orderId })
    const answer = await firm.api(`/prop-firm/moves?${query}`, { token })
    const { moves } = (await answer.json()) as { moves: { event: string; follows?: string }[] }
    return moves.find(({ event }) => event === 'refund')?.follows
  }

  const holdsOf = async (subjectId: string) => {
    const held = await firm.rows(
      `select kind, reason from pf_holds where subject_id = $1 and lifted_at is null order by id`,
      [subjectId],
    )
    return held.map(({ kind, reason }) => `${kind} ${reason}`)
  }

  const flags = async (accountId: string) => {
    const found = await one(
      'select is_paused, is_frozen, is_under_review from pf_accounts where id = $1',
      [accountId],
    )
    return {
      paused: found?.is_paused,
      frozen: found?.is_frozen,
      underReview: found?.is_under_review,
    }
  }

  const addMethod = (token: string, { name }: Bought, password: string) =>
    firm.api('/trader/payout-methods', {
      method: 'POST',
      token,
      body: {
        kind: 'bank',
        holderName: name,
        currency: 'USD',
        details: { iban: 'DE89370400440532013000' },
        password,
      },
    })

  const askPayout = async (accountId: string, token: string, key: string, query = '') => {
    const answer = await firm.api(`/trader/accounts/${accountId}/payouts${query}`, {
      method: 'POST',
      token,
      headers: { 'idempotency-key': key },
    })
    return {
      http: answer.status,
      ...((await answer.json()) as { id?: string; code?: string; message?: string }),
    }
  }

  /** A case with both documents, handed in and approved. */
  const proveIdentity = async (bought: Bought, token: string) => {
    const color = { width: 40, height: 30, channels: 3, background: '#456' } as const
    const picture = new Uint8Array(await sharp({ create: color }).png().toBuffer())
    for (const kind of ['identity', 'address']) {
      const form = new FormData()
      form.set('_payload', JSON.stringify({ kind }))
      form.set('file', new Blob([picture], { type: 'image/png' }), 'scan.png')
      await firm.upload('/trader/kyc/documents', { token, form })
    }
    await firm.api('/trader/kyc/submit', { method: 'POST', token })
    const found = await one(
      `select kyc.id from pf_kyc_cases kyc join pf_traders trader on trader.id = kyc.trader_id
       where trader.email = $1`,
      [bought.email],
    )
    const id = String(found?.id)
    for (const event of ['startReview', 'approve']) {
      const fired = await firm.fire(firm.operators.compliance, { lifecycle: 'kycCase', id, event })
      if (fired.ok !== true) throw new Error(`${event}: ${JSON.stringify(fired)}`)
    }
  }

  /** Commands of an account, oldest first: `openAccount verified`. */
  const commandsOf = async (accountId: string) => {
    const found = await firm.rows(
      'select kind, status from pf_platform_commands where account_id = $1 order by id',
      [accountId],
    )
    return found.map((each) => `${each.kind} ${each.status}`)
  }

  return {
    one,
    order,
    notice,
    accountOf,
    buy,
    tokenOf,
    caughtUp,
    trade,
    tradeAll,
    onPlatform,
    mail,
    status,
    becomes,
    booked,
    refundSays,
    holdsOf,
    flags,
    addMethod,
    askPayout,
    proveIdentity,
    commandsOf,
  }
}

export type JourneySteps = ReturnType<typeof journeySteps>
