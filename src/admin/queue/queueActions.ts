import { z } from 'zod'

const result = z.object({ id: z.string(), ok: z.boolean(), message: z.string().optional() })
const answer = z.object({
  ok: z.boolean(),
  message: z.string().optional(),
  results: z.array(result).optional(),
})

export type QueueResult = z.output<typeof result>
export type QueueAnswer = z.output<typeof answer>

/** Sends what a person does with rows of the list; every refusal is an answer with a sentence. */
export async function sendAction(
  api: string,
  action: 'assign' | 'snooze' | 'decide',
  body: Readonly<Record<string, unknown>>,
): Promise<QueueAnswer> {
  try {
    const response = await fetch(`${api}/prop-firm/queue/${action}`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const parsed = answer.safeParse(await response.json())
    if (parsed.success) return parsed.data
    return { ok: false, message: `The answer was not understood (${response.status}).` }
  } catch {
    return { ok: false, message: 'No answer. Look at the list before you try again.' }
  }
}
