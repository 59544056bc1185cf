import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { PayloadRequest } from 'payload'
import { asPostgres } from '../../database/postgresAdapter.js'
import { Refused } from './answer.js'

type Limit = { readonly name: string; readonly points: number; readonly seconds: number }

const limiters = new WeakMap<object, Map<string, RateLimiterPostgres>>()

/**
 * Counts one use of something that may be guessed or repeated, in the database, so that all web
 * processes count together.
 *
 * @throws Refused 429 with the seconds to wait
 */
export async function countUse(req: PayloadRequest, key: string, limit: Limit): Promise<void> {
  try {
    await limiterOf(req, limit).consume(key)
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const seconds = Math.ceil(error.msBeforeNext / 1000)
    throw new Refused('tooMany', `Too many tries; try again in ${seconds} seconds.`, 429)
  }
}

function limiterOf(req: PayloadRequest, limit: Limit): RateLimiterPostgres {
  const { pool } = asPostgres(req.payload.db)
  const mine = limiters.get(pool) ?? new Map<string, RateLimiterPostgres>()
  limiters.set(pool, mine)
  const known = mine.get(limit.name)
  if (known) return known
  const made = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    schemaName: 'prop_firm',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix: limit.name,
    points: limit.points,
    duration: limit.seconds,
  })
  mine.set(limit.name, made)
  return made
}

/** The address a request came from, as the proxy in front tells it. */
export const addressOf = (req: PayloadRequest): string =>
  req.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ||
  req.headers.get('x-real-ip') ||
  'unknown'
