import { z } from 'zod'

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

/** Null where there is no answer; old figures stay until a new one arrives. */
export async function askFigures(url: string): Promise<Figures | null> {
  try {
    const response = await fetch(url, { credentials: 'include' })
    const parsed = figuresSchema.safeParse(response.ok ? await response.json() : null)
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
