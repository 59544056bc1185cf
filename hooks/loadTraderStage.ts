import type { FieldHook } from 'payload'
import { queryableOf } from '../src/readModels/queryable.js'
import { readTraderStages } from '../src/readModels/trader/traderStage.js'
import { batched } from './batched.js'

const stageOf = batched((req, ids) => readTraderStages(queryableOf(req.payload), ids))

/** Derived at each look, so that it is never behind what it is derived from. */
export const loadTraderStage: FieldHook = async ({ data, req }) =>
  data?.id ? ((await stageOf(req, String(data.id))) ?? null) : null
