import { z } from 'zod'
import { closeRequests } from '../openRequests.js'
import { createReadBack } from '../readBack.js'
import type { Capabilities, PlatformDefinition, PlatformSession } from '../types.js'
import { createWrites, passwordOf, readGroups, write, type Brand } from './brand.js'
import { createBrandSocket } from './brandSocket.js'
import { createClock } from './clock.js'
import { readDeals } from './deals.js'
import { call, type Link } from './link.js'
import { listAccounts } from './listing.js'
import { modesOf } from './modes.js'
import { adjustBalance, findOperation, type Operations } from './money.js'
import { findByComment, openAccount, setPassword } from './opening.js'
import { batchMax, findStatement, readDetails, readSnapshots } from './reads.js'
import { createSequences } from './sequences.js'
import { pollMs, streamAccounts } from './stream.js'
import { anything, listed, statementShape } from './wire.js'

const capabilities: Capabilities = {
  // Deals can be asked for later, what equity was meanwhile cannot.
  catchUp: 'none',
  stream: true,
  equity: 'native',
  openAccounts: true,
  adjustBalance: true,
  restrict: true,
  changeGroup: true,
  listAccounts: true,
  maxBatch: batchMax,
  minPollMs: pollMs,
}

const timeoutMs = 10_000

const credentials = z.strictObject({
  /** Issued by TradeLocker to the brand; another one for development. */
  apiKey: z.string().regex(/^[\x21-\x7e]{8,500}$/, 'expected the brand API key'),
  /** Which of the brand's accounts: the development host has LIVE alone. */
  type: z.enum(['LIVE', 'DEMO']),
  /** Domain of the addresses that traders sign in with, one for each account. */
  loginDomain: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'expected a domain such as accounts.firm.example'),
})
export type TradelockerCredentials = z.infer<typeof credentials>

/** TradeLocker, by its Brand API and brand socket. */
export const tradelockerPlatform: PlatformDefinition<TradelockerCredentials> = {
  name: 'tradelocker',
  label: 'TradeLocker',
  capabilities,
  credentials,
  connect: async (connection, dependencies = {}) => {
    const { apiKey, type, loginDomain } = connection.credentials
    const clock = createClock(dependencies.now ?? Date.now)
    const link: Link = {
      baseUrl: connection.baseUrl.replace(/\/+$/, ''),
      apiKey,
      fetch: dependencies.fetch ?? fetch,
      clock,
      timeoutMs,
      active: new Set(),
      isClosed: false,
    }
    return sessionOn({
      link,
      type,
      loginDomain,
      clock,
      sequences: createSequences(),
      currencies: new Map(),
      writes: createWrites(),
    })
  },
}

function sessionOn(brand: Brand): PlatformSession {
  const socket = createBrandSocket(brand)
  const operations: Operations = new Map()
  const readBack = createReadBack((logins) => readSnapshots(brand, logins), batchMax)
  return {
    capabilities,
    close: async () => {
      closeRequests(brand.link)
      socket.close()
    },
    health: () => healthOf(brand),
    ...opening(brand),
    ...modesOf(brand, readBack),
    changeGroup: async (login, group, context) => {
      const read = async () => {
        const found = await findStatement(brand, login)
        return found.ok ? { ok: true as const, group: found.statement.userGroupId } : found
      }
      return brand.writes.once(
        context.idempotencyKey,
        async () => {
          const found = await findStatement(brand, login)
          if (!found.ok) return found
          const body = { accountId: login, newGroupId: group }
          const path = 'v1/accounts/set-group'
          const moved = await write(brand, context, {
            method: 'PUT',
            path,
            body,
            answer: anything,
          })
          return moved.ok ? read() : moved
        },
        read,
      )
    },
    adjustBalance: (input, context) =>
      brand.writes.once(
        context.idempotencyKey,
        () => adjustBalance({ brand, operations, readBack }, input, context),
        () => adjustBalance({ brand, operations, readBack }, input, context),
      ),
    findOperation: (login, key) => findOperation({ brand, operations }, login, key),
    snapshots: (logins, options) => readSnapshots(brand, logins, options),
    deals: (login, since) => readDeals(brand, login, since),
    accounts: ({ after }) => listAccounts(brand, after),
    stream: (logins, options) => streamAccounts({ brand, socket }, logins, options),
  }
}

function opening(
  brand: Brand,
): Pick<PlatformSession, 'openAccount' | 'findByComment' | 'resetPassword'> {
  return {
    openAccount: (input, context) =>
      brand.writes.once(
        context.idempotencyKey,
        () => openAccount(brand, input, context),
        () => openAccount(brand, input, context),
      ),
    findByComment: (comment) => findByComment(brand, comment),
    resetPassword: (login, context) => {
      const password = passwordOf(brand, context.idempotencyKey)
      return brand.writes.once(
        context.idempotencyKey,
        async () => {
          const found = await findStatement(brand, login)
          if (!found.ok) return found
          const details = await readDetails(brand, login)
          if (!details.ok) return details
          const { userId } = details.account
          const set = await setPassword(brand, { userId, password }, context)
          return set.ok ? { ok: true as const, password } : set
        },
        async () => ({ ok: true as const, password }),
      )
    },
  }
}

async function healthOf(brand: Brand): ReturnType<PlatformSession['health']> {
  const sentAt = brand.clock.local()
  const groups = await readGroups(brand)
  if (!groups.ok) return groups
  const latencyMs = brand.clock.local() - sentAt
  const { type, link } = brand
  const path = 'v1/reports/account-statement-report'
  const report = await call(link, { path, body: { type }, answer: listed(statementShape) })
  if (!report.ok) return report
  const accounts = report.value.data.length
  return { ok: true, latencyMs, serverTime: brand.clock.now(), accounts }
}
