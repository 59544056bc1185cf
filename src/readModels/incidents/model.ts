import { z } from 'zod'

/** An incident as it travels to the browser. Times are UTC milliseconds, amounts minor units. */

const account = z.object({
  id: z.string(),
  login: z.string().nullable(),
  traderName: z.string().nullable(),
  status: z.string(),
  isPaused: z.boolean(),
  isFrozen: z.boolean(),
  currency: z.string(),
  balance: z.number().nullable(),
  openPositions: z.number().nullable(),
  /** Where symbols are named: whether the account traded or held one; `any` where none are. */
  traded: z.enum(['any', 'traded', 'held', 'notKnown']),
  /** Rulings of the window by what became of them. */
  suspected: z.number(),
  confirmed: z.number(),
})

/** Records of an action by what became of them; those under way were sent to the platform. */
const counts = {
  waiting: z.number(),
  underWay: z.number(),
  done: z.number(),
  refused: z.number(),
}

/** On which terms an action is proposed. */
export const actionTerms = z.object({
  goesOn: z.object({ balance: z.union([z.string(), z.number()]), days: z.string() }).nullable(),
  credit: z
    .object({
      amount: z.number().optional(),
      currency: z.string().optional(),
      shareBps: z.number().optional(),
    })
    .nullable(),
  /** Of its accounts, where all have the same. */
  currency: z.string().nullable(),
})

export type ActionTerms = z.output<typeof actionTerms>

const action = actionTerms.extend({
  id: z.string(),
  kind: z.string(),
  reason: z.string(),
  proposedById: z.string(),
  proposedBy: z.string(),
  proposedAt: z.number(),
  releasedBy: z.string().nullable(),
  stoppedBy: z.string().nullable(),
  endedAt: z.number().nullable(),
  rows: z.object(counts),
})

export const incidentSchema = z.object({
  id: z.string(),
  reference: z.string(),
  status: z.string(),
  title: z.string(),
  symbols: z.string().nullable(),
  from: z.number(),
  to: z.number(),
  declaredBy: z.string().nullable(),
  platform: z.string(),
  counts: z.object({
    accounts: z.number(),
    active: z.number(),
    suspected: z.number(),
    confirmed: z.number(),
    /** Accounts of which it is not known whether they traded the symbols. */
    notKnown: z.number(),
    /** Accounts that the filter leaves. */
    found: z.number(),
  }),
  accounts: z.array(account),
  /** Where the next page of accounts begins; null on the last. */
  next: z.string().nullable(),
  actions: z.array(action),
})

/** What became of one record of an action. */
const actionRow = z.object({
  id: z.string(),
  accountId: z.string(),
  login: z.string().nullable(),
  traderName: z.string().nullable(),
  state: z.enum(['waiting', 'underWay', 'done', 'refused']),
  message: z.string().nullable(),
  commandId: z.string().nullable(),
  commandStatus: z.string().nullable(),
})

export const actionRowsSchema = z.object({
  rows: z.array(actionRow),
  /** Where the next page begins; null on the last. */
  next: z.string().nullable(),
})

export type ActionRows = z.output<typeof actionRowsSchema>
export type Incident = z.output<typeof incidentSchema>
export type IncidentAccount = z.output<typeof account>
export type IncidentAction = z.output<typeof action>
