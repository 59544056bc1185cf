import { describe, expect, it } from '@jest/globals'
import type { TraderApi } from '../../../src/seed/demoTradersApi.js'
import { visit, type DemoTrader } from '../../../src/seed/demoTradersVisit.js'
import { payoutWishes } from '../../../src/seed/demoTradersWishes.js'

type Firm = Record<string, unknown>

const quote = (unmet: readonly string[], possible = false) => ({
  possible,
  quote: {},
  conditions: ['accountFunded', 'noOpenPositions', 'noOpenPayout', 'profit', 'method'].map(
    (code) => ({ code, met: !unmet.includes(code), blocks: 'request' }),
  ),
})

/** A firm that answers GET from a table and remembers what was posted. */
function firmOf(table: Firm) {
  const posted: { path: string; headers?: Readonly<Record<string, string>> }[] = []
  const api: TraderApi = {
    get: async (path, shape) => shape.parse(table[path]),
    post: async ({ path, headers, shape }) => {
      posted.push({ path, ...(headers ? { headers } : {}) })
      return shape.parse({ ok: true, id: 'p1' })
    },
  }
  const trader: DemoTrader = {
    ...{ name: 'Marta Kowalczyk', country: 'PL', password: 'demo' },
    ...{ api, notFunded: new Set(), hasAgreed: false },
  }
  return { trader, posted, paths: () => posted.map(({ path }) => path) }
}

const quiet: Firm = {
  '/trader/kyc': { case: null },
  '/trader/agreements': { agreements: [] },
  '/trader/accounts': { accounts: [] },
  '/trader/payouts': { payouts: [] },
}

const account = { accounts: [{ id: 'a', login: '100', status: 'active' }] }

async function look(trader: DemoTrader): Promise<string[]> {
  const wished: string[] = []
  await visit(trader, {
    think: async () => {},
    log: () => {},
    wish: (_trader, accountId) => wished.push(accountId),
  })
  return wished
}

describe('a demo trader who looks at the portal', () => {
  it('does nothing when nothing waits for them', async () => {
    const { trader, posted } = firmOf(quiet)
    expect(await look(trader)).toEqual([])
    expect(posted).toEqual([])
  })

  it('uploads what is still missing, hands it in, and accepts the agreement once', async () => {
    const { trader, paths } = firmOf({
      ...quiet,
      '/trader/kyc': {
        case: { status: 'requested', required: ['identity', 'address'], given: ['identity'] },
      },
      '/trader/agreements': { agreements: [{ id: 'g', hash: 'h', acceptedAt: null }] },
    })
    await look(trader)
    expect(paths()).toEqual([
      '/trader/kyc/documents',
      '/trader/kyc/submit',
      '/trader/agreements/g/accept',
    ])
  })

  it('sends every document again when more is asked for', async () => {
    const { trader, paths } = firmOf({
      ...quiet,
      '/trader/kyc': {
        case: { status: 'needsMoreInfo', required: ['identity'], given: ['identity'] },
      },
    })
    await look(trader)
    expect(paths()).toEqual(['/trader/kyc/documents', '/trader/kyc/submit'])
  })

  it.each(['submitted', 'inReview', 'approved', 'rejected'])(
    'leaves a case that is %s to the operators',
    async (status) => {
      const { trader, posted } = firmOf({
        ...quiet,
        '/trader/kyc': { case: { status, required: ['identity'], given: [] } },
      })
      await look(trader)
      expect(posted).toEqual([])
    },
  )

  it('tells where payouts go before wishing for one', async () => {
    const { trader, paths } = firmOf({
      ...quiet,
      '/trader/accounts': account,
      '/trader/accounts/a/payout-quote': quote(['method', 'noOpenPositions']),
    })
    expect(await look(trader)).toEqual([])
    expect(paths()).toEqual(['/trader/payout-methods'])
  })

  it('wishes for a payout when only trading is in the way, and not again soon after', async () => {
    const firm = {
      ...quiet,
      '/trader/accounts': account,
      '/trader/accounts/a/payout-quote': quote(['noOpenPositions', 'profit']),
    }
    expect(await look(firmOf(firm).trader)).toEqual(['a'])
    const justNow = { login: '100', requestedAt: new Date().toISOString() }
    const after = firmOf({ ...firm, '/trader/payouts': { payouts: [justNow] } })
    expect(await look(after.trader)).toEqual([])
  })

  it('does not ask about an account twice that is not funded', async () => {
    const { trader } = firmOf({
      ...quiet,
      '/trader/accounts': account,
      '/trader/accounts/a/payout-quote': quote(['accountFunded']),
    })
    await look(trader)
    expect([...trader.notFunded]).toEqual(['a'])
  })
})

describe('a wish for a payout', () => {
  const round = async (answer: unknown, payouts: readonly unknown[] = []) => {
    const { trader, posted } = firmOf({
      ...quiet,
      '/trader/accounts/a/payout-quote': answer,
      '/trader/payouts': { payouts },
    })
    const wishes = payoutWishes({ stop: new AbortController().signal, log: () => {} })
    wishes.add(trader, 'a')
    wishes.add(trader, 'a')
    await wishes.round()
    await wishes.round()
    return posted
  }

  it('waits while a position is open', async () => {
    expect(await round(quote(['noOpenPositions']))).toEqual([])
  })

  it('is asked for once, with a key that a restart makes again', async () => {
    const earlier = { login: '100', requestedAt: '2026-11-01T00:00:00Z' }
    expect(await round(quote([], true), [earlier])).toEqual([
      { path: '/trader/accounts/a/payouts', headers: { 'idempotency-key': 'demo-payout-2' } },
    ])
  })

  it('is given up when another payout is open', async () => {
    expect(await round(quote(['noOpenPayout']))).toEqual([])
  })
})
