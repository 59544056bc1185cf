import { once } from 'node:events'
import { handleEndpoints } from 'payload'
import { bootFirm, type TestFirm } from '../../fixtures/firm.js'
import { makeOperator, type TestOperator } from '../../fixtures/firmPeople.js'
import { testSize, testTerms } from '../../fixtures/firmTerms.js'
import { cleanUpPaper, startPaper, token, type RunningPaper } from '../../platforms/launchPaper.js'
import type { Role } from '../../../src/domain/roles.js'
import { signCheckout } from '../../../src/providers/payments/signCheckout.js'
import { runWorker } from '../../../src/worker.js'

export const checkoutSecret = 'a-checkout-secret-of-the-tests'
export const fee = 29_900

export type JourneyFirm = TestFirm & {
  readonly paper: RunningPaper
  readonly operators: Readonly<Record<'finance' | 'risk' | 'compliance' | 'manager', TestOperator>>
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

/** A whole firm: real Postgres, real paper platform in a process of its own, real worker. */
export async function startJourneyFirm(): Promise<JourneyFirm> {
  const paper = await startPaper(['--traders', 'off'])
  await paper.control.setRunning(false)
  const firm = await bootFirm({ options: { checkoutSecrets: [checkoutSecret] }, poolMax: 20 })
  const stop = new AbortController()
  const work = await prepare(firm, paper)
  const ready = new EventTarget()
  const isReady = once(ready, 'ready')
  const worker = runWorker({
    config: firm.config,
    stop: stop.signal,
    ready: () => ready.dispatchEvent(new Event('ready')),
  })
  await Promise.race([isReady, worker])
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
      await worker
      await paper.stop()
      cleanUpPaper()
      await firm.stop()
    },
  }
}

async function prepare(firm: TestFirm, paper: RunningPaper) {
  const { payload, firm: own } = firm
  const slug = (name: keyof typeof own.slugs) => own.slugs[name] as never
  const role = (name: Role) => makeOperator(firm, [name])
  const operators = {
    finance: await role('finance'),
    risk: await role('risk'),
    compliance: await role('compliance'),
    manager: await role('manager'),
  }
  const connection = await payload.create({
    collection: slug('platformConnections'),
    data: { name: 'Paper', platform: 'paper', baseUrl: paper.url, credentials: { token } } as never,
  })
  await firm.pool.query(`select prop_firm.set_mode($1, 'observe', 'act')`, [connection.id])
  await payload.updateGlobal({
    slug: 'firm' as never,
    data: { name: 'Fairlead', methodCoolDownHours: 0 } as never,
  })
  await payload.create({
    collection: slug('agreementVersions'),
    data: { title: 'Agreement', version: 1, text: 'The words.', isCurrent: true } as never,
  })
  const program = await payload.create({
    collection: slug('programs'),
    data: {
      name: 'Two-Step',
      code: 'two-step',
      isOnSale: true,
      draft: { ...testTerms(), payout },
    } as never,
  })
  await payload.create({
    collection: slug('prices'),
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
    token: operators.manager.token,
  })
  if (published.status !== 201) throw new Error(`publish: ${await published.text()}`)
  return operators
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
