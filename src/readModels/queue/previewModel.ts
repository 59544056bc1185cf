import { z } from 'zod'

/** What stands beside the list: the grounds for one decision. Times in UTC ms, amounts in minor units. */

const observation = z.object({
  at: z.number(),
  receivedAt: z.number(),
  equity: z.number(),
  balance: z.number(),
  openPositions: z.number(),
  isDoubtful: z.boolean(),
})

const line = z.object({
  label: z.string(),
  value: z.string(),
  sign: z.string(),
  tone: z.string(),
  group: z.string(),
})

const proof = z.object({
  title: z.string(),
  /** The rule as the trader agreed to it. */
  words: z.string(),
  kind: z.string(),
  rows: z.array(line),
  observations: z.array(observation),
  /** Null where no amount was compared. */
  limit: z.number().nullable(),
  currency: z.string(),
  zone: z.string(),
  disagreement: z
    .object({ path: z.string(), recorded: z.string(), recomputed: z.string() })
    .nullable(),
})

const account = z.object({
  id: z.string(),
  login: z.string().nullable(),
  about: z.string(),
  currency: z.string(),
  frozenSince: z.number().nullable(),
  openPositions: z.number().nullable(),
  equity: z.number().nullable(),
  status: z.string(),
})

export const previewSchema = z.object({
  account: account.nullable(),
  proof: proof.nullable(),
  /** In the trader's own words; null where none were asked for. */
  said: z.string().nullable(),
  /** Null where no past decisions are like it. */
  similar: z
    .object({
      days: z.number(),
      outcomes: z.array(z.object({ word: z.string(), count: z.number() })),
    })
    .nullable(),
})

export type QueuePreview = z.output<typeof previewSchema>
