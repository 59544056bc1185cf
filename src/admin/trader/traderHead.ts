import { cache } from 'react'
import type { Queryable } from '../../readModels/queryable.js'
import { readTraderHead } from '../../readModels/trader/readTraderHead.js'

/** The line beside the title and the page below it ask for the same: once per request. */
export const traderHeadOf = cache((q: Queryable, id: string) => readTraderHead(q, id))
