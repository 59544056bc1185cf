import {
  accountsShape,
  agreementsShape,
  anything,
  kycShape,
  payoutsShape,
  quoteShape,
  type TraderApi,
} from './demoTradersApi.js'
import { documentPicture } from './demoTradersPictures.js'

/** One of the demo firm's traders at work. */
export type DemoTrader = {
  readonly name: string
  readonly country: string
  readonly password: string
  readonly api: TraderApi
  /** Accounts that are not funded never become it: the next phase is another account. */
  readonly notFunded: Set<string>
  hasAgreed: boolean
}

export type VisitTools = {
  /** Waits a random time between two numbers of seconds, as people do. */
  readonly think: (least: number, most: number) => Promise<void>
  readonly log: (line: string) => void
  /** Takes up the wish for a payout of an account, which waits for a moment without positions. */
  readonly wish: (trader: DemoTrader, accountId: string) => void
}

/** Seconds between the payouts that one account asks for. */
const betweenPayouts = 600

/** Unmet only until trading brings it about: worth waiting for. */
const passing = new Set(['noOpenPositions', 'profit', 'amount'])

/** A look at the portal: does what the firm waits for, never what an operator decides. */
export async function visit(trader: DemoTrader, tools: VisitTools): Promise<void> {
  const { case: open } = await trader.api.get('/trader/kyc', kycShape)
  if (open && ['requested', 'needsMoreInfo'].includes(open.status)) {
    const isFirst = open.status === 'requested'
    const kinds = open.required.filter((kind) => !isFirst || !open.given.includes(kind))
    await proveIdentity(trader, kinds, tools)
  }
  if (open && !trader.hasAgreed) await acceptAgreements(trader, tools)
  const { accounts } = await trader.api.get('/trader/accounts', accountsShape)
  const active = accounts.filter(
    ({ id, status }) => status === 'active' && !trader.notFunded.has(id),
  )
  for (const { id, login } of active) await lookAtPayout(trader, { id, login }, tools)
}

async function proveIdentity(
  trader: DemoTrader,
  kinds: readonly string[],
  { think, log }: VisitTools,
): Promise<void> {
  for (const kind of kinds) {
    await think(2, 6)
    const form = new FormData()
    form.set('_payload', JSON.stringify({ kind }))
    const picture = await documentPicture(trader, kind)
    form.set('file', new Blob([new Uint8Array(picture)], { type: 'image/png' }), `${kind}.png`)
    await trader.api.post({ path: '/trader/kyc/documents', shape: anything, form })
  }
  await think(2, 6)
  const done = await trader.api.post({ path: '/trader/kyc/submit', shape: anything, body: {} })
  if (done !== null) log(`${trader.name} handed in proof of identity`)
}

async function acceptAgreements(trader: DemoTrader, { think, log }: VisitTools): Promise<void> {
  const { agreements } = await trader.api.get('/trader/agreements', agreementsShape)
  for (const { id, hash } of agreements.filter(({ acceptedAt }) => acceptedAt === null)) {
    await think(3, 8)
    const path = `/trader/agreements/${id}/accept`
    const body = { fullName: trader.name, textHash: hash }
    const done = await trader.api.post({ path, shape: anything, body })
    if (done !== null) log(`${trader.name} accepted the agreement`)
  }
  trader.hasAgreed = true
}

type OwnAccount = { readonly id: string; readonly login: string | null }

async function lookAtPayout(
  trader: DemoTrader,
  { id, login }: OwnAccount,
  tools: VisitTools,
): Promise<void> {
  const path = `/trader/accounts/${id}/payout-quote`
  const { conditions } = await trader.api.get(path, quoteShape)
  const unmet = conditions
    .filter(({ met, blocks }) => !met && blocks === 'request')
    .map(({ code }) => code)
  if (unmet.includes('accountFunded')) return void trader.notFunded.add(id)
  if (unmet.includes('method')) return addMethod(trader, tools)
  if (unmet.some((code) => !passing.has(code))) return
  const { payouts } = await trader.api.get('/trader/payouts', payoutsShape)
  const last = payouts.find((payout) => payout.login === login)
  const since = last ? Date.now() - Date.parse(last.requestedAt) : Infinity
  if (since > betweenPayouts * 1000) tools.wish(trader, id)
}

async function addMethod(trader: DemoTrader, { think, log }: VisitTools): Promise<void> {
  await think(3, 8)
  const digits = [...trader.name].reduce(
    (sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 1e10,
    7,
  )
  const done = await trader.api.post({
    path: '/trader/payout-methods',
    shape: anything,
    body: {
      kind: 'bank',
      holderName: trader.name,
      currency: 'USD',
      // XX is nobody's country: no bank could ever take it.
      details: { iban: `XX00DEMO${String(digits).padStart(10, '0')}`, bic: 'DEMOXX00' },
      password: trader.password,
    },
  })
  if (done !== null) log(`${trader.name} told where to send payouts`)
}
