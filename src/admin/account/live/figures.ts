import { z } from 'zod'
import { ask } from '../../parts/ask.js'

/** Longer than this no page waits for figures. */
const patienceMs = 5_000

/** The figures of a running account as the server sends them: minor units, UTC milliseconds. */
export const figuresSchema = z.object({
  accountId: z.string(),
  at: z.number(),
  balance: z.number(),
  equity: z.number(),
  used: z.number(),
  floor: z.number().nullable(),
  openPositions: z.number(),
  changedAt: z.number(),
})

export type Figures = z.output<typeof figuresSchema>

/** What arrived on a stream, or null when it is not a set of figures. */
export function parseFigures(text: string): Figures | null {
  try {
    const parsed = figuresSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

const answer = figuresSchema.nullable().transform((figures) => ({ figures }))

/** Null where no answer comes in time; an account that is not followed has no figures. */
export const askFigures = (
  api: string,
  accountId: string,
): Promise<{ readonly figures: Figures | null } | null> =>
  ask(`${api}/prop-firm/account-live?id=${accountId}`, answer, {
    signal: AbortSignal.timeout(patienceMs),
  })
