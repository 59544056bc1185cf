import { z } from 'zod'
import type { ServerResponse } from 'node:http'
import type { Streams } from '../stream/streams.js'
import { refuse, type Reply } from './reply.js'

/** Enough for the logins of 100,000 accounts. */
export const streamBodyBytesMax = 4 * 1024 * 1024
const loginsMax = 100_000

const subscription = z.strictObject({
  logins: z
    .record(z.string().min(1).max(32), z.int().min(0))
    .refine((logins) => Object.keys(logins).length <= loginsMax, `expected at most ${loginsMax}`),
})

/** Starts a stream on the response, or answers why not. */
export function openStream(
  streams: Streams,
  body: unknown,
  response: ServerResponse,
): Reply | 'started' {
  const parsed = subscription.safeParse(body)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const field = issue?.path.join('.') || 'logins'
    return refuse('validation', { field, message: issue?.message ?? 'is not as expected' })
  }
  const logins = new Map(Object.entries(parsed.data.logins))
  if (streams.open(response, logins)) return 'started'
  return refuse('rateLimited', { field: 'stream', message: 'too many streams are open' })
}
