import { toDecimalText } from 'payload-plugin-prop-firm'
import type { Capabilities, PlatformSession, WriteContext } from 'payload-plugin-prop-firm/types'
import { z } from 'zod'
import { ask, failed, type Link } from './tinyLink.js'
import { dealOf, dealShape, stateShape } from './tinyWire.js'

export const capabilities: Capabilities = {
  catchUp: 'none',
  stream: false,
  equity: 'native',
  openAccounts: true,
  adjustBalance: true,
  maxBatch: 200,
  minPollMs: 1_000,
}

const opened = z.object({ login: z.string(), password: z.string() })
const found = z.object({ login: z.string().nullable() })
const ticketed = z.object({ ticket: z.string() })
const operation = z.object({ ticket: z.string().nullable() })
const health = z.object({ time: z.number(), accounts: z.int() })

export function tinySession(link: Link): PlatformSession {
  const snapshots: PlatformSession['snapshots'] = async (logins) => {
    const path = `/state?logins=${[...new Set(logins)].join(',')}`
    const read = await ask(link, { path, answer: z.array(stateShape) })
    return read.ok ? { ok: true, snapshots: read.value } : read
  }
  // What counts is what the platform shows afterwards, not that it answered yes.
  const readBack = async (login: string) => {
    const read = await snapshots([login])
    const [snapshot] = read.ok ? read.snapshots : []
    if (snapshot) return { ok: true as const, snapshot }
    return failed('outcomeUnknown', 'carried out, but reading back failed')
  }
  const change = (action: string) => async (login: string, context: WriteContext) => {
    const path = `/accounts/${login}/${action}`
    const done = await ask(link, { path, key: context.idempotencyKey, answer: z.unknown() })
    return done.ok ? readBack(login) : done
  }
  return {
    capabilities,
    close: async () => undefined,
    health: async () => {
      const sentAt = Date.now()
      const read = await ask(link, { path: '/ping', answer: health })
      if (!read.ok) return read
      const { time: serverTime, accounts } = read.value
      return { ok: true, latencyMs: Date.now() - sentAt, serverTime, accounts }
    },
    openAccount: async ({ balance, currency, ...rest }, { idempotencyKey: key }) => {
      const body = { ...rest, currency, balance: toDecimalText(balance, currency) }
      const made = await ask(link, { path: '/accounts', key, body, answer: opened })
      return made.ok ? { ok: true, ...made.value, server: 'Tiny' } : made
    },
    findByComment: async (comment) => {
      const path = `/accounts?comment=${encodeURIComponent(comment)}`
      const read = await ask(link, { path, answer: found })
      return read.ok ? { ok: true, login: read.value.login } : read
    },
    resetPassword: async (login, { idempotencyKey: key }) => {
      const path = `/accounts/${login}/password`
      const set = await ask(link, { path, key, answer: opened.pick({ password: true }) })
      return set.ok ? { ok: true, ...set.value } : set
    },
    disable: change('off'),
    enable: change('on'),
    closeAll: change('flatten'),
    adjustBalance: async ({ login, amount, comment }, { idempotencyKey: key }) => {
      const body = { amount: toDecimalText(amount, 'USD'), comment }
      const made = await ask(link, {
        path: `/accounts/${login}/money`,
        key,
        body,
        answer: ticketed,
      })
      if (!made.ok) return made
      const read = await readBack(login)
      return read.ok ? { ...read, ticket: made.value.ticket } : read
    },
    findOperation: async (login, key) => {
      const read = await ask(link, { path: `/accounts/${login}/money/${key}`, answer: operation })
      return read.ok ? { ok: true, ticket: read.value.ticket } : read
    },
    snapshots,
    deals: async (login, since) => {
      const path = `/accounts/${login}/deals?since=${since}`
      const read = await ask(link, { path, answer: z.array(dealShape) })
      return read.ok ? { ok: true, deals: read.value.map(dealOf(login)) } : read
    },
    // Never asked for: `capabilities.stream` says no, so the worker polls `snapshots`.
    stream: async function* () {},
  }
}
