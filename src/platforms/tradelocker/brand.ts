import { createHash, createHmac } from 'node:crypto'
import type { Currency } from '../../domain/money/currency.js'
import type { PlatformResult, WriteContext } from '../types.js'
import type { PlatformClock } from './clock.js'
import { call, type Call, type Link } from './link.js'
import type { Sequences } from './sequences.js'
import { groupShape, listed } from './wire.js'

/** One brand of a TradeLocker host, and what this process knows about it. */
export type Brand = {
  readonly link: Link
  readonly type: 'LIVE' | 'DEMO'
  /** Traders sign in as `<account>@<this>`: the platform knows people by their e-mail. */
  readonly loginDomain: string
  readonly clock: PlatformClock
  readonly sequences: Sequences
  /** Fixed for good when an account is opened. */
  readonly currencies: Map<string, Currency>
  readonly writes: Writes
}

/** Writes of this process by the key they were asked for with; a repeat does not carry out again. */
export type Writes = {
  once<T extends { ok: boolean }>(
    key: string,
    first: () => Promise<T>,
    again: () => Promise<T>,
  ): Promise<T>
}

const keptMax = 10_000

export function createWrites(): Writes {
  const done = new Set<string>()
  const underWay = new Map<string, Promise<unknown>>()
  return {
    once: async (key, first, again) => {
      const running = underWay.get(key)
      if (running) await running
      if (done.has(key)) return again()
      const attempt = first()
      underWay.set(key, attempt)
      try {
        const result = await attempt
        if (!result.ok) return result
        done.add(key)
        if (done.size > keptMax) for (const oldest of [...done].slice(0, 100)) done.delete(oldest)
        return result
      } finally {
        underWay.delete(key)
      }
    },
  }
}

/** The platform takes UUIDs alone, and one for each request: each step has a key of its own. */
export function uuidOf(key: string, step: string): string {
  const digest = createHash('sha256').update(`${step}\n${key}`).digest('hex')
  const variant = ((parseInt(digest.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  const parts = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(18, 20)}`,
    digest.slice(20, 32),
  ]
  return parts.join('-')
}

/** The same key gives the same password, which the platform's own demands are met by. */
export const passwordOf = (brand: Brand, key: string): string =>
  `${createHmac('sha256', brand.link.apiKey).update(key).digest('base64url').slice(0, 16)}-aA1`

/** A write whose answer has no content that matters, or a shape. */
export function write<T>(
  brand: Brand,
  context: Pick<WriteContext, 'signal'>,
  request: Omit<Call<T>, 'isWrite' | 'signal'>,
): ReturnType<typeof call<T>> {
  return call(brand.link, { ...request, isWrite: true, signal: context.signal })
}

export async function readGroups(
  brand: Brand,
): Promise<PlatformResult<{ groups: readonly { id: string; name: string }[] }>> {
  const request = { path: 'v1/groups/all', body: { type: brand.type }, answer: listed(groupShape) }
  const read = await call(brand.link, request)
  return read.ok ? { ok: true, groups: read.value.data } : read
}
