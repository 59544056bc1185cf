import type { FieldHook } from 'payload'
import { readLiveBatch } from '../src/services/live/readLiveBatch.js'
import { batched } from './batched.js'

const rowOf = batched((req, ids) => readLiveBatch(req.payload, ids))

export const loadLiveFigure =
  (name: 'balance' | 'equity' | 'used'): FieldHook =>
  async ({ data, req }) =>
    data?.id ? ((await rowOf(req, String(data.id)))?.[name] ?? null) : null
