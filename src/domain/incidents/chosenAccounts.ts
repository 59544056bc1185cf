import { z } from 'zod'

/** Chosen one by one at most; more are chosen by what they have in common. */
export const chosenMax = 1_000

const ids = z.array(z.uuid('expected the id of an account')).max(chosenMax)

/** Which accounts of an incident are looked at: left out, all that it concerns. */
export const accountFilter = z.object({
  status: z.enum(['active', 'ended']).optional(),
  /** Of the window. */
  ruling: z.enum(['confirmed', 'suspected', 'none']).optional(),
  /** Whether they are known to have traded or held one of its symbols. */
  traded: z.enum(['known', 'notKnown']).optional(),
})

/** Which accounts of an incident an action covers: those of a filter, or some of them. */
export const chosenAccounts = accountFilter
  .extend({ accountIds: ids.min(1).optional(), exceptIds: ids.optional() })
  .strict()

export type AccountFilter = z.output<typeof accountFilter>
export type ChosenAccounts = z.output<typeof chosenAccounts>
