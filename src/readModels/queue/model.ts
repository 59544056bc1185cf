import { z } from 'zod'
import { actionTerms } from '../incidents/model.js'
import { queueKindNames } from './kinds.js'

/** The work queue as it travels to the browser. Times are UTC milliseconds, amounts minor units. */

const kind = z.enum(queueKindNames)

const text = z.string().nullish()
const number = z.number().nullish()

/** What words are made of; each kind fills in its own. */
const facts = z.object({
  name: text,
  login: text,
  amount: number,
  currency: text,
  reason: text,
  problem: text,
  by: text,
  rule: text,
  ruleName: text,
  unit: text,
  limit: number,
  figure: number,
  doubts: z.array(z.string()).nullish(),
  command: text,
  event: text,
  /** Reference of an order. */
  order: text,
  /** What two books say of the same. */
  ours: text,
  theirs: text,
  /** What a second person releases, and on which terms. */
  actionId: text,
  terms: actionTerms.nullish(),
  count: number,
  isDoubled: z.boolean().nullish(),
  isHeld: z.boolean().nullish(),
  mismatch: z.unknown().optional(),
})

const item = z.object({
  kind,
  id: z.string(),
  reference: z.string().nullable(),
  status: z.string(),
  since: z.number(),
  due: z.number(),
  /** `paused` waits for somebody outside, `snoozed` was put off by a person. */
  rest: z.enum(['paused', 'snoozed']).nullable(),
  until: z.number().nullable(),
  restReason: z.string().nullable(),
  restBy: z.string().nullable(),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** The record whose moves decide it. */
  decides: z.object({ lifecycle: z.string(), id: z.string() }).nullable(),
  facts,
})

const counts = z.object({
  kind,
  waiting: z.number(),
  resting: z.number(),
  mine: z.number(),
  unowned: z.number(),
  late: z.number(),
})

const gone = z.object({
  id: z.string(),
  /** Who moved it last and to what, where that is on record. */
  by: z.string().nullable(),
  event: z.string().nullable(),
})

const colleague = z.object({ id: z.string(), name: z.string(), kinds: z.array(kind) })

export const queueSchema = z.object({
  at: z.number(),
  zone: z.string(),
  me: z.string(),
  /** The kinds this person sees, and those of them that he or she decides. */
  kinds: z.array(kind),
  mine: z.array(kind),
  counts: z.array(counts),
  rows: z.array(item),
  /** Where the next page begins; null on the last. */
  next: z.string().nullable(),
  gone: z.array(gone),
  people: z.array(colleague),
})

export type Queue = z.output<typeof queueSchema>
export type QueueItem = z.output<typeof item>
export type QueueFacts = z.output<typeof facts>
export type QueueCounts = z.output<typeof counts>
export type GoneItem = z.output<typeof gone>

export const owners = ['all', 'mine', 'unowned', 'late'] as const
export type QueueOwner = (typeof owners)[number]
