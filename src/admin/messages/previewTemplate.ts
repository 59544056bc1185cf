import { z } from 'zod'

const answer = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    subject: z.string(),
    html: z.string(),
    text: z.string(),
    problems: z.array(z.string()),
  }),
  z.object({ ok: z.literal(false), problems: z.array(z.string()) }),
])

export type PreviewAnswer = z.output<typeof answer>

export type PreviewQuestion = {
  readonly event: unknown
  readonly language: unknown
  readonly subject: unknown
  readonly body: unknown
}

/** Asks the server for the template with the event's sample; a failure is a problem in words. */
export async function previewTemplate(
  api: string,
  question: PreviewQuestion,
  signal: AbortSignal,
): Promise<PreviewAnswer> {
  const response = await fetch(`${api}/prop-firm/email-preview`, {
    method: 'POST',
    credentials: 'include',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
    signal,
  })
  const parsed = answer.safeParse(await response.json().catch(() => null))
  if (parsed.success) return parsed.data
  return {
    ok: false,
    problems: [`The preview did not come (${response.status}). It is tried again when you type.`],
  }
}
