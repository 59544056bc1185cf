import { once } from 'node:events'
import { handleEndpoints } from 'payload'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { makeOperator, type TestOperator } from '../../fixtures/firmPeople.js'
import { testSize, testTerms } from '../../fixtures/firmTerms.js'
import { cleanUpPaper, startPaper, token, type RunningPaper } from '../../platforms/launchPaper.js'
import type { Role } from '../../../src/domain/roles.js'
import { signCheckout } from '../../../src/providers/payments/signCheckout.js'
import type { PropFirmOptions } from '../../../src/options.js'
import { runWorker } from '../../../src/worker.js'

export const checkoutSecret = 'a-checkout-secret-of-the-tests'
export const fee = 29_900

type OperatorName = 'finance' | 'risk' | 'compliance' | 'manager' | 'support'

export type JourneyFirm = TestFirm & {
  readonly paper: RunningPaper
  readonly operators: Readonly<Record<OperatorName, TestOperator>>
  /** Rows of a query, through Payload's pool. */
  readonly rows: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>
  /** Polls until `check` answers something that is not null; fails with `what` after 20 s. */
  readonly until: <T>(
    what: string,
    check: () => Promise<T | null | undefined | false>,
  ) => Promise<T>
  /** Sends a signed notice of the checkout. */
  readonly checkout: (
    path: string,
    report: Record<string, unknown>,
    secret?: string,
  ) => Promise<Response>
  /** Posts a form, as a browser sends files. */
  readonly upload: (path: string, given: { token: string; form: FormData }) => Promise<Response>
  readonly fire: (
    by: TestOperator,
    deed: Record<string, unknown>,
  ) => Promise<Record<string, unknown>>
}

const payout = { firstWaitDays: 0, nextWaitDays: 0 }

type JourneyOptions = {
  /** False where a test runs workers of its own. Default true. */
  readonly worker?: boolean
  /** Where the connection reaches the platform; default the platform itself. */
  readonly through?: (platformUrl: string) => Promise<string>
  /** Of the plugin. */
  readonly options?: PropFirmOptions
}

/** A whole firm: real Postgres, real paper platform in a process of its own, real worker. */
export async function startJourneyFirm({
  worker: withWorker = true,
  through = (url) => Promise.resolve(url),
  options = {},
}: JourneyOptions = {}): Promise<JourneyFirm> {
  const paper = await startPaper(['--traders', 'off'])
  await paper.control.setRunning(false)
  const firm = await bootFirm({
    options: { checkoutSecrets: [checkoutSecret], ...options },
    poolMax: 20,
  })
  const stop = new AbortController()
  const work = await prepare(firm, await through(paper.url))
  const worker = withWorker ? await startWorker(firm, stop.signal) : null
  const rows = async (text: string, values: unknown[] = []) =>
    (await firm.pool.query(text, values)).rows
  return {
    ...firm,
    paper,
    operators: work,
    rows,
    until,
    checkout: (path, report, secret = checkoutSecret) => {
      const { body, headers } = signCheckout(report, { secret, at: Date.now() })
      return firm.api(path, { method: 'POST', body: JSON.parse(body), headers })
    },
    upload: async (path, { token: bearer, form }) => {
      const packed = new Response(form)
      const bytes = await packed.arrayBuffer()
      const request = new Request(`http://127.0.0.1:22500/api${path}`, {
        method: 'POST',
        body: bytes,
        headers: {
          authorization: `JWT ${bearer}`,
          'content-type': packed.headers.get('content-type') ?? '',
          'content-length': String(bytes.byteLength),
        },
      })
      return handleEndpoints({ config: firm.config, request })
    },
    fire: async (by, deed) => {
      const answer = await firm.api('/prop-firm/fire', {
        method: 'POST',
        token: by.token,
        body: deed,
      })
      return { http: answer.status, ...((await answer.json()) as object) }
    },
    stop: async () => {
      stop.abort()
      await worker?.ended
      await paper.stop()
      cleanUpPaper()
      await firm.stop()
    },
  }
}

async function startWorker(firm: TestFirm, stop: AbortSignal) {
  const ready = new EventTarget()
  const isReady = once(ready, 'ready')
  const ended = runWorker({
    config: firm.config,
    stop,
    ready: () => ready.dispatchEvent(new Event('ready')),
  })
  await Promise.race([isReady, ended])
  return { ended }
}

async function prepare(firm: TestFirm, baseUrl: string) {
  const { payload, firm: own } = firm
  const slug = (name: keyof typeof own.slugs) => own.slugs[name] as never
  const role = (name: Role) => makeOperator(firm, [name])
  const operators = {
    finance: await role('finance'),
    risk: await role('risk'),
    compliance: await role('compliance'),
    manager: await role('manager'),
    support: await role('support'),
  }
  const connection = await payload.create({
    collection: slug('platformConnections'),
    data: { name: 'Paper', platform: 'paper', baseUrl, credentials: { token } } as never,
  })
  await firm.pool.query(`select prop_firm.set_mode($1, 'observe', 'act')`, [connection.id])
  await payload.updateGlobal({
    slug: 'firm' as never,
    data: {
      name: 'Fairlead',
      methodCoolDownHours: 0,
      supportEmail: 'desk@fairlead.example',
    } as never,
  })
  await payload.create({
    collection: slug('agreementVersions'),
    data: { title: 'Agreement', version: 1, text: 'The words.', isCurrent: true } as never,
  })
  for (const sold of programs) await publish(firm, sold, operators.manager)
  return operators
}

type Sold = { readonly name: string; readonly code: string; readonly draft: object }

const terms = { ...testTerms(), payout }
const [firstPhase, , fundedPhase] = terms.phases

const programs: readonly Sold[] = [
  { name: 'Two-Step', code: 'two-step', draft: terms },
  {
    name: 'One-Step',
    code: 'one-step',
    draft: { ...terms, phases: [firstPhase, fundedPhase], agreement: false },
  },
  /** Funded from the first day, without identity and agreement. */
  {
    name: 'Instant',
    code: 'instant',
    draft: { ...terms, phases: [fundedPhase], agreement: false, kyc: false },
  },
  /** As `instant`; the trader chooses a cycle, and the fee goes back with the first payout. */
  {
    name: 'By Cycle',
    code: 'by-cycle',
    draft: {
      ...terms,
      phases: [fundedPhase],
      agreement: false,
      kyc: false,
      payout: {
        cycles: [
          { cycle: 'weekly', bps: 5_000 },
          { cycle: 'monthly', bps: 10_000 },
        ],
        waitFrom: 'accountOpened',
        feeRefund: { bps: 10_000 },
      },
      scaling: { growth: { kind: 'ofOriginal', bps: 2_500 }, payouts: 1 },
    },
  },
]

/** Rules of an own program, each with its parameters, in place of a funded phase's. */
export const softTerms = (rules: Readonly<Record<string, object>>) => ({
  ...terms,
  phases: [
    {
      ...fundedPhase,
      rules: Object.entries(rules).map(([key, parameters]) => ({ key, rule: key, parameters })),
    },
  ],
  agreement: false,
  kyc: false,
})

export async function publish(firm: TestFirm, sold: Sold, by: TestOperator): Promise<void> {
  const { payload, firm: own } = firm
  const program = await payload.create({
    collection: own.slugs.programs as never,
    data: { ...sold, isOnSale: true } as never,
  })
  await payload.create({
    collection: own.slugs.prices as never,
    data: {
      program: program.id,
      size: testSize,
      amount: fee,
      currency: 'USD',
      validFrom: '2026-01-01T00:00:00Z',
    } as never,
  })
  const published = await firm.api(`/prop-firm/programs/${program.id}/publish`, {
    method: 'POST',
    token: by.token,
  })
  if (published.status !== 201) throw new Error(`publish: ${await published.text()}`)
}

async function until<T>(
  what: string,
  check: () => Promise<T | null | undefined | false>,
): Promise<T> {
  for (let tries = 0; tries < 200; tries++) {
    const found = await check()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`waited 20 s for: ${what}`)
}
