import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { makeTransport } from '../../../src/email/makeTransport.js'
import { sendMessages } from '../../../src/services/messages/sendMessages.js'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { startMailbox, type Mailbox } from '../journey/support/mailbox.js'
import { tablesWith } from './support/fingerprint.js'
import {
  makeWorld,
  platformPassword,
  rawApi,
  secrets,
  signed,
  type World,
} from './support/world.js'

/** Values that must not turn up anywhere but where they are meant to. */
const canary = {
  password: 'canary-trader-password-7731',
  wrongPassword: 'canary-wrong-password-7732',
  iban: 'DE02120300000000202051',
  token: 'canary-reset-token-7733',
  secret: secrets.current,
  platformPassword,
}

const lines: string[] = []
let firm: TestFirm
let world: World
let mailbox: Mailbox
beforeAll(async () => {
  mailbox = await startMailbox(24_230)
  firm = await bootFirm({
    options: { checkoutSecrets: [secrets.current, secrets.former] },
    logger: {
      options: { level: 'trace' },
      destination: { write: (line: string) => void lines.push(line) },
    },
  })
  world = await makeWorld(firm)
}, 120_000)
afterAll(async () => {
  await firm.stop()
  await mailbox.close()
})

const post = (path: string, body: object, token?: string) =>
  firm.api(path, { method: 'POST', body, token })

const method = (password: string, iban = canary.iban) => ({
  kind: 'bank',
  holderName: 'Somebody Real',
  currency: 'USD',
  details: { iban },
  password,
})

/** Runs with a column renamed, so that whatever writes it fails with an error of the database. */
async function withBroken<T>(table: string, column: string, run: () => Promise<T>): Promise<T> {
  await firm.pool.query(`alter table ${table} rename column ${column} to broken`)
  try {
    return await run()
  } finally {
    await firm.pool.query(`alter table ${table} rename column broken to ${column}`)
  }
}

/** Runs with a check that no row passes: the database quotes the whole row in its error. */
async function withImpossible<T>(table: string, run: () => Promise<T>): Promise<T> {
  await firm.pool.query(`alter table ${table} add constraint impossible check (false) not valid`)
  try {
    return await run()
  } finally {
    await firm.pool.query(`alter table ${table} drop constraint impossible`)
  }
}

describe('a secret', () => {
  it('is sent through every endpoint that takes one, rightly, wrongly and into failures', async () => {
    const { email } = world.mine.trader
    await post('/trader/password/forgot', { email })
    const { rows } = await firm.pool.query<{ link: string }>(
      `select variables ->> 'resetLink' link from pf_email_messages where "to" = $1`,
      [email],
    )
    const token = rows[0]?.link.split('#')[1] ?? ''
    await post('/trader/password/reset', { token: canary.token, password: canary.password })
    const reset = await post('/trader/password/reset', { token, password: canary.password })
    expect(reset.status).toBe(200)
    const signIn = { email, password: canary.password }
    await post('/trader/sign-in', { email, password: canary.wrongPassword })
    const signedIn = await post('/trader/sign-in', signIn)
    const bearer = ((await signedIn.json()) as { token: string }).token
    const account = `/trader/accounts/${world.mine.account.id}`
    const shown = await post(`${account}/credentials`, {}, bearer)
    expect(await shown.json()).toMatchObject({ password: canary.platformPassword })
    expect((await post('/trader/payout-methods', method(canary.password), bearer)).status).toBe(201)
    await post('/trader/payout-methods', method(canary.wrongPassword), bearer)
    await post('/trader/payout-methods', { ...method(canary.password), kind: canary.iban }, bearer)
    const raw = rawApi(firm)()
    const { body, headers } = signed({ id: 'evt', note: canary.iban })
    await raw('/prop-firm/webhooks/checkout', { body, headers })
    await raw('/prop-firm/webhooks/checkout', { body: canary.secret, headers })

    const failing = [
      await withBroken('pf_payout_methods', 'sealed_details', () =>
        post('/trader/payout-methods', method(canary.password), bearer),
      ),
      await withImpossible('pf_payout_methods', () =>
        post('/trader/payout-methods', method(canary.password), bearer),
      ),
      await withImpossible('pf_traders', () =>
        post('/trader/password/reset', { token, password: canary.password }),
      ),
      await withBroken('pf_traders_sessions', 'expires_at', () => post('/trader/sign-in', signIn)),
      await withImpossible('pf_audit_entries', () =>
        post(`/trader/accounts/${world.theirs.account.id}/credentials`, {}, world.theirs.token),
      ),
    ]
    for (const answer of failing) {
      const text = await answer.text()
      for (const value of Object.values(canary)) expect(text).not.toContain(value)
    }
    expect(failing.filter(({ status }) => status === 500).length).toBeGreaterThanOrEqual(3)
  }, 60_000)

  it.each(Object.entries(canary))('is not in the logs: %s', (_name, value) => {
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.filter((line) => line.includes(value))).toEqual([])
  })

  it('leaves errors readable: they say which request failed, and why', () => {
    const failures = lines.filter((line) => line.includes(' failed'))
    expect(failures.some((line) => line.includes('/trader/payout-methods'))).toBe(true)
    expect(failures.some((line) => line.includes('sealed_details'))).toBe(true)
  })

  it.each(Object.entries(canary))('is in no row of the database: %s', async (_name, value) => {
    expect(await tablesWith(firm.pool, value)).toEqual([])
  })

  it('that lets its reader in waits in the message alone, and is gone once that went out', async () => {
    const { email } = world.theirs.trader
    await post('/trader/password/forgot', { email })
    const { rows } = await firm.pool.query<{ link: string }>(
      `select variables ->> 'resetLink' link from pf_email_messages where "to" = $1`,
      [email],
    )
    const token = rows[0]?.link.split('#')[1] ?? 'none'
    expect(await tablesWith(firm.pool, token)).toEqual(['public.pf_email_messages'])
    const transport = makeTransport({ SMTP_URL: mailbox.url })
    while ((await sendMessages({ ...firm, transport })) > 0) continue
    transport.close()
    expect(mailbox.delivered.some(({ to }) => to === email)).toBe(true)
    expect(await tablesWith(firm.pool, token)).toEqual([])
  })

  it('is not in an address: audit entries name a trader by reference', async () => {
    const { rows } = await firm.pool.query<{ actor_name: string }>(
      `select distinct actor_name from pf_audit_entries where actor_type = 'trader'`,
    )
    expect(rows.map(({ actor_name }) => actor_name)).toEqual(
      rows.map(() => expect.stringMatching(/^T-\d+$/)),
    )
    expect(rows.length).toBeGreaterThan(0)
  })
})
