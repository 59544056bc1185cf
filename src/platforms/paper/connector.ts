import { z } from 'zod'
import { toDecimalText } from '../../domain/money/text.js'
import type {
  AccountSnapshot,
  Capabilities,
  PlatformDefinition,
  PlatformResult,
  PlatformSession,
  WriteContext,
} from '../types.js'
import { call, closeLink, createLink, type Call, type Link } from './link.js'
import { createReadBack } from '../readBack.js'
import { streamAccounts } from './stream.js'
import { accountShape, dealShape } from './wire.js'

const capabilities: Capabilities = {
  catchUp: 'resume',
  stream: true,
  equity: 'native',
  openAccounts: true,
  adjustBalance: true,
  restrict: true,
  maxBatch: 1_000,
  minPollMs: 250,
}

const timeoutMs = 10_000

const credentials = z.strictObject({
  /** The bearer token that the paper server was started with. */
  token: z.string().regex(/^[\x21-\x7e]{16,500}$/, 'expected at least 16 printable characters'),
})
export type PaperCredentials = z.infer<typeof credentials>

/** The trading platform that comes with the plugin: simulated prices, real protocol. */
export const paperPlatform: PlatformDefinition<PaperCredentials> = {
  name: 'paper',
  label: 'Paper trading',
  capabilities,
  credentials,
  connect: async (connection, dependencies = {}) => {
    const baseUrl = connection.baseUrl.replace(/\/+$/, '')
    const { token } = connection.credentials
    const link = createLink({ baseUrl, token, timeoutMs }, dependencies.fetch)
    return sessionOn(link, dependencies.now ?? Date.now)
  },
}

function sessionOn(link: Link, now: () => number): PlatformSession {
  const readBack = createReadBack((logins) => readSnapshots(link, logins, false), 500)
  const change = (action: string) => async (login: string, context: WriteContext) => {
    const request = { path: `${pathOf(login)}/${action}`, body: {}, answer: changedShape }
    const changed = await write(link, context, request)
    return changed.ok ? readBack(login) : changed
  }
  return {
    capabilities,
    close: async () => closeLink(link),
    health: async () => {
      const sentAt = now()
      const answer = await call(link, { method: 'GET', path: '/health', answer: healthShape })
      return answer.ok ? { ok: true, ...answer.value, latencyMs: now() - sentAt } : answer
    },
    openAccount: async ({ balance, currency, ...input }, context) => {
      const body = { ...input, currency, balance: toDecimalText(balance, currency) }
      return flat(await write(link, context, { path: '/accounts', body, answer: openedShape }))
    },
    findByComment: async (comment) => {
      const path = `/accounts?comment=${encodeURIComponent(comment)}`
      return flat(await call(link, { method: 'GET', path, answer: foundShape }))
    },
    resetPassword: async (login, context) => {
      const path = `${pathOf(login)}/password`
      return flat(await write(link, context, { path, body: {}, answer: passwordShape }))
    },
    disable: change('disable'),
    enable: change('enable'),
    restrict: change('restrict'),
    closeAll: change('close-all'),
    adjustBalance: async ({ login, amount, comment }, context) => {
      const body = { amount: toDecimalText(amount, 'USD'), comment }
      const path = `${pathOf(login)}/balance`
      const made = await write(link, context, { path, body, answer: ticketShape })
      if (!made.ok) return made
      const read = await readBack(login)
      return read.ok ? { ...read, ticket: made.value.ticket } : read
    },
    findOperation: async (login, key) => {
      const path = `${pathOf(login)}/operations/${encodeURIComponent(key)}`
      return flat(await call(link, { method: 'GET', path, answer: operationShape }))
    },
    snapshots: (logins, options) => readSnapshots(link, logins, options?.positions ?? false),
    deals: async (login, since) => {
      const path = `${pathOf(login)}/deals?since=${since}`
      const answer = await call(link, { method: 'GET', path, answer: dealsShape })
      return flat(answer)
    },
    stream: (logins, options) => streamAccounts(link, logins, options),
  }
}

const healthShape = z.object({ serverTime: z.number(), accounts: z.int() })
const openedShape = z.object({ login: z.string(), password: z.string(), server: z.string() })
const foundShape = z.object({ login: z.string().nullable() })
const passwordShape = z.object({ password: z.string() })
const changedShape = z.object({ account: accountShape })
const ticketShape = z.object({ ticket: z.string() })
const operationShape = z.object({ ticket: z.string().nullable() })
const snapshotsShape = z.object({ accounts: z.array(accountShape) })
const dealsShape = z.object({ deals: z.array(dealShape) })

const pathOf = (login: string): string => `/accounts/${encodeURIComponent(login)}`

function write<T>(
  link: Link,
  context: WriteContext,
  request: Pick<Call<T>, 'path' | 'body' | 'answer'>,
): Promise<PlatformResult<{ value: T }>> {
  const { idempotencyKey: key, signal } = context
  return call(link, { ...request, method: 'POST', key, ...(signal && { signal }) })
}

async function readSnapshots(
  link: Link,
  logins: readonly string[],
  positions: boolean,
): Promise<PlatformResult<{ snapshots: readonly AccountSnapshot[] }>> {
  const snapshots: AccountSnapshot[] = []
  for (let from = 0; from < logins.length; from += capabilities.maxBatch) {
    const batch = logins.slice(from, from + capabilities.maxBatch)
    const body = { logins: batch, positions }
    const request = { method: 'POST', path: '/snapshots', body, answer: snapshotsShape } as const
    const answer = await call(link, request)
    if (!answer.ok) return answer
    snapshots.push(...answer.value.accounts)
  }
  return { ok: true, snapshots }
}

/** Puts an answer's value where the session's types want it. */
function flat<T extends object>(answer: PlatformResult<{ value: T }>): PlatformResult<T> {
  return answer.ok ? { ok: true, ...answer.value } : answer
}
