import type { BasePayload } from 'payload'
import { asPostgres } from '../database/postgresAdapter.js'
import type { Queryable } from '../database/queryable.js'

export type { Queryable } from '../database/queryable.js'

/** Screens read through the pool: what they show is part of nobody's transaction. */
export const queryableOf = (payload: Pick<BasePayload, 'db'>): Queryable =>
  asPostgres(payload.db).pool
