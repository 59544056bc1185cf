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
  /** Rulings of the window by what became of them. */
  suspected: z.number(),
  confirmed: z.number(),
})

const action = z.object({
  id: z.string(),
  kind: z.string(),
  reason: z.string(),
  goesOn: z.object({ balance: z.union([z.string(), z.number()]), days: z.string() }).nullable(),
  proposedById: z.string(),
  proposedBy: z.string(),
  proposedAt: z.number(),
  releasedBy: z.string().nullable(),
  stoppedBy: z.string().nullable(),
  endedAt: z.number().nullable(),
  rows: z.object({ waiting: z.number(), done: z.number(), refused: z.number() }),
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
  }),
  accounts: z.array(account),
  /** Where the next page of accounts begins; null on the last. */
  next: z.string().nullable(),
  actions: z.array(action),
  refused: z.array(
    z.object({ actionId: z.string(), login: z.string().nullable(), message: z.string() }),
  ),
})

export type Incident = z.output<typeof incidentSchema>
export type IncidentAccount = z.output<typeof account>
export type IncidentAction = z.output<typeof action>
