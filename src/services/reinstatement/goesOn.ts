import { z } from 'zod'
import { minor } from '../../domain/money/minor.js'

const amount = z
  .int('expected latest, initial or whole minor units')
  .positive('expected more than nothing')
  .transform(minor)

/** With which balance and clocks an ended account goes on: `ReopenTerms` as they arrive from outside. */
export const goesOnSchema = z.strictObject({
  balance: z.union([z.literal('latest'), z.literal('initial'), amount]),
  days: z.enum(['keep', 'shift', 'clear']),
})

export type GoesOn = z.output<typeof goesOnSchema>
