import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import sharp from 'sharp'
import { endpoints } from '../../../src/api/endpoints.js'
import { startJourneyFirm, type JourneyFirm } from '../journey/journeyFirm.js'
import { journeySteps, type JourneySteps } from '../journey/support/steps.js'
import { putViolation } from '../transition/support/world.js'
import { differences, examples, type Example } from './support/apiPage.js'

let firm: JourneyFirm
let steps: JourneySteps
beforeAll(async () => {
  firm = await startJourneyFirm()
  steps = journeySteps(firm)
}, 120_000)
afterAll(() => firm.stop())

const email = 'ada@traders.example'
/** What earlier examples answered, for those after them. */
const known: Record<string, string> = {}

const idOf = async (text: string) => String((await steps.one(text))?.id)
const newest = (table: string) => idOf(`select id from ${table} order by id desc limit 1`)
const accountIn = (phase: string, status = 'active') =>
  firm.until(`${phase} ${status}`, () =>
    steps.one(
      `select id, login from pf_accounts where phase = '${phase}' and status = '${status}'`,
    ),
  )

/** What happens in the firm before an example, where the one before it does not lead to it. */
const before: Record<string, () => Promise<void>> = {
  'post /trader/password/reset': async () => {
    const found = await firm.until('the link', () =>
      // The link of an older message stops working with the newer one, sent or not.
      steps.one(`select text from (select * from pf_email_messages
        where event = 'trader.resetPassword' order by id desc limit 1) newest
        where status = 'sent'`),
    )
    known.resetToken = /#([\w-]{20,})/.exec(String(found.text))?.[1] ?? ''
  },
  'get /trader/accounts': async () => {
    const account = await accountIn('evaluation-1')
    await steps.caughtUp(String(account.login))
    known.account = String(account.id)
  },
  'get /trader/challenges/:id/offers': async () => {
    known.challenge = await newest('pf_challenges')
  },
  'get /trader/kyc': async () => {
    const account = await accountIn('evaluation-1')
    await steps.trade(String(account.login), 1.1045)
    await firm.until('identity asked for', () => steps.one('select 1 from pf_kyc_cases'))
  },
  'post /trader/kyc/submit': async () => {
    await play({
      ...exampleOf('post /trader/kyc/documents'),
      form: { _payload: '{"kind":"address"}', file: 'bill.png' },
    })
  },
  'post /trader/agreements/:id/accept': async () => {
    const found = await steps.one('select id, hash from pf_agreement_versions')
    known.agreement = String(found?.id)
    known.textHash = String(found?.hash)
  },
  'get /trader/version-offers': () => offerNewer(100),
  'post /trader/version-offers/:id/decline': () => offerNewer(200),
  'post /trader/payout-methods': async () => {
    const id = await newest('pf_kyc_cases')
    for (const event of ['startReview', 'approve']) {
      await firm.fire(firm.operators.compliance, { lifecycle: 'kycCase', id, event })
    }
    const account = await accountIn('funded')
    await steps.trade(String(account.login), 1.10123)
    known.account = String(account.id)
  },
  'get /trader/payouts': async () => {
    known.payout = await newest('pf_payouts')
    await steps.becomes('pf_payouts', known.payout, 'inReview')
  },
  'get /trader/rulings/:id': async () => {
    known.ruling = await newest('pf_rulings')
  },
  'post /trader/rulings/:id/appeal': async () => {
    const account = await steps.one(
      'select id, login, trader_id, trader_name from pf_accounts order by id desc limit 1',
    )
    const trader = { id: String(account?.trader_id), name: String(account?.trader_name), email }
    const about = {
      id: String(account?.id),
      login: String(account?.login),
      challengeId: '',
      trader,
    }
    await firm.work((work) => putViolation(work, about, 'confirmed'))
    known.ruling = await newest('pf_rulings')
  },
  'post /trader/appeals/:id/withdraw': async () => {
    known.appeal = await newest('pf_appeals')
  },
}

/** Publishes a version with another smallest payout and offers it to the trader's challenge. */
async function offerNewer(minimum: number): Promise<void> {
  const challenge = await steps.one(`select id, program_id from pf_challenges
    where id = (select challenge_id from pf_accounts where id = '${known.account}')`)
  const { token } = firm.operators.manager
  const post = (path: string, body: object, method = 'POST') =>
    firm.api(path, { method, token, body })
  const program = String(challenge?.program_id)
  const stored = await firm.api(`/programs/${program}?depth=0`, { token })
  const { draft } = (await stored.json()) as { draft: { payout: object } }
  const changed = { ...draft, payout: { ...draft.payout, minimum } }
  await post(`/programs/${program}`, { draft: changed }, 'PATCH')
  const published = await post(`/prop-firm/programs/${program}/publish`, {})
  const { versionId } = (await published.json()) as { versionId: string }
  const wish = { version: versionId, challenge: String(challenge?.id), reason: 'for the page' }
  await post('/prop-firm/version-offers', wish)
  known['version-offer'] = await newest('pf_version_moves')
}

/** Which id stands in the path, by what the path is about. */
const placeOf = (path: string) =>
  ['accounts', 'challenges', 'payouts', 'agreements', 'rulings', 'appeals', 'version-offers'].find(
    (word) => path.startsWith(`/trader/${word}/`),
  )

const exampleOf = (key: string): Example => {
  const found = examples.find((each) => each.key === key)
  if (!found) throw new Error(`docs/api.md has no ${key}`)
  return found
}

const filled = (text: string) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => known[name] ?? whole)

async function play({ method, path, body, form, headers }: Example): Promise<Response> {
  const id = known[placeOf(path)?.slice(0, -1) ?? ''] ?? ''
  const where = path.replace(':id', id)
  const given = body === null ? undefined : (JSON.parse(filled(body)) as Record<string, unknown>)
  if (where.startsWith('/prop-firm/webhooks/')) return firm.checkout(where, given ?? {})
  const token = known.token
  if (form) {
    const picture = { width: 40, height: 30, channels: 3, background: '#456' } as const
    const bytes = new Uint8Array(await sharp({ create: picture }).png().toBuffer())
    const packed = new FormData()
    packed.set('_payload', form._payload ?? '')
    packed.set('file', new Blob([bytes], { type: 'image/png' }), form.file)
    return firm.upload(where, { token: token ?? '', form: packed })
  }
  return firm.api(where, { method, token, headers, ...(given ? { body: given } : {}) })
}

const remember = (answer: Record<string, unknown>) => {
  if (typeof answer.reference === 'string') known.order = answer.reference
  if (typeof answer.token === 'string') known.token = answer.token
}

describe('docs/api.md', () => {
  it('has every endpoint of traders and shops, and none that does not exist', () => {
    const wanted = endpoints
      .map(({ method, path }) => `${method} ${path}`)
      .filter((key) => / \/trader\/| \/prop-firm\/webhooks\//.test(key))
    expect(examples.map(({ key }) => key).sort()).toEqual(wanted.sort())
  })

  it.each(examples.map((example) => ({ name: example.key, example })))(
    'answers $name as the page says',
    async ({ example }) => {
      await before[example.key]?.()
      const response = await play(example)
      const text = await response.text()
      expect(`${response.status} ${text.slice(0, 200)}`).toMatch(new RegExp(`^${example.status} `))
      if (example.file === 'pdf') {
        expect(text.slice(0, 5)).toBe('%PDF-')
        return
      }
      const answer = JSON.parse(text) as Record<string, unknown>
      if (example.key.endsWith('orders') || example.key.endsWith('sign-in')) remember(answer)
      expect(differences(example.answer, answer)).toEqual([])
      expect(email).toContain('@')
    },
  )
})
