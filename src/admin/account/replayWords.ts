import { z } from 'zod'

const answer = z.object({
  agree: z.boolean(),
  path: z.string().optional(),
  recorded: z.unknown().optional(),
  recomputed: z.unknown().optional(),
})

export type ReplayShown = { readonly agree: boolean; readonly text: string }

const short = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 120)

/** What a replay answered, as a sentence; null when it is no answer of a replay. */
export function replayWords(body: unknown): ReplayShown | null {
  const parsed = answer.safeParse(body)
  if (!parsed.success) return null
  const { agree, path, recorded, recomputed } = parsed.data
  if (agree) return { agree, text: 'Replayed just now: every figure and the hash agree.' }
  const where = path ? `at ${path}` : 'in the form of the evidence'
  return {
    agree,
    text: `The replay disagrees ${where}: recorded ${short(recorded)}, recomputed ${short(recomputed)}.`,
  }
}
