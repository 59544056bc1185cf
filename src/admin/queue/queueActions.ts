import { z } from 'zod'

const result = z.object({ id: z.string(), ok: z.boolean(), message: z.string().optional() })
const answer = z.object({
  ok: z.boolean(),
  message: z.string().optional(),
  results: z.array(result).optional(),
})

export type QueueResult = z.output<typeof result>
export type QueueAnswer = z.output<typeof answer>

const beside = z.object({ of: z.string(), id: z.string(), words: z.string() })
const besides = z.object({ others: z.array(beside) })

/** A case beside the chosen ones, and the chosen one that it belongs to. */
export type Beside = z.output<typeof beside>

/** What belongs to rows that are about to be decided together; null when it could not be asked. */
export async function loadBeside(
  api: string,
  body: Readonly<Record<string, unknown>>,
): Promise<readonly Beside[] | null> {
  const parsed = besides.safeParse(await post(`${api}/prop-firm/queue/others`, body))
  return parsed.success ? parsed.data.others : null
}

/** Sends what a person does with rows of the list; every refusal is an answer with a sentence. */
export async function sendAction(
  api: string,
  action: 'assign' | 'snooze' | 'decide',
  body: Readonly<Record<string, unknown>>,
): Promise<QueueAnswer> {
  const answered = await post(`${api}/prop-firm/queue/${action}`, body)
  const parsed = answer.safeParse(answered)
  if (parsed.success) return parsed.data
  const message =
    answered === null
      ? 'No answer. Look at the list before you try again.'
      : 'The answer was not understood.'
  return { ok: false, message }
}

/** Null when no answer came. */
async function post(url: string, body: Readonly<Record<string, unknown>>): Promise<unknown> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return await response.json()
  } catch {
    return null
  }
}
