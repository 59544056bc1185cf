import { z } from 'zod'
import { jsonOf } from '../answerText.js'
import { failureOf, PlatformLinkError } from '../linkError.js'
import { reasonOf } from '../networkError.js'
import { readLines } from '../readLines.js'
import type { AccountSnapshot, StreamEvent } from '../types.js'
import { headersOf, refusalOf, type Link } from './link.js'
import { dealShape, parseRow } from './wire.js'

/** The server's heart beats every two seconds. */
const silenceMs = 7_000
const lineCharsMax = 8 * 1024 * 1024

const lineShape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshots'), rows: z.array(z.unknown()) }),
  z.object({ type: z.literal('deals'), deals: z.array(dealShape) }),
  z.object({ type: z.literal('caughtUp') }),
  z.object({
    type: z.literal('gap'),
    from: z.number(),
    to: z.number(),
    reason: z.string(),
    logins: z.array(z.string()),
  }),
  z.object({ type: z.literal('heartbeat'), at: z.number() }),
])

/** Streams the accounts' states; see `PlatformSession.stream`. */
export async function* streamAccounts(
  link: Link,
  logins: ReadonlyMap<string, { after: number }>,
  { signal }: { signal: AbortSignal },
): AsyncGenerator<StreamEvent> {
  const controller = new AbortController()
  const stop = () => controller.abort()
  if (signal.aborted || link.isClosed) return
  signal.addEventListener('abort', stop)
  link.active.add(controller)
  try {
    const body = await openBody(link, logins, controller)
    for await (const line of readLines(body, { silenceMs, lineCharsMax })) yield eventOf(line)
  } catch (error) {
    if (controller.signal.aborted) return
    if (error instanceof PlatformLinkError) throw error
    throw new PlatformLinkError(failureOf('unavailable', reasonOf(error)))
  } finally {
    signal.removeEventListener('abort', stop)
    link.active.delete(controller)
    controller.abort()
  }
}

async function openBody(
  link: Link,
  logins: ReadonlyMap<string, { after: number }>,
  controller: AbortController,
): Promise<ReadableStream<Uint8Array>> {
  const wanted = [...logins].map(([login, { after }]) => [login, after] as const)
  const answered = link.fetch(`${link.baseUrl}/stream`, {
    method: 'POST',
    headers: headersOf(link),
    redirect: 'manual',
    signal: controller.signal,
    body: JSON.stringify({ logins: Object.fromEntries(wanted) }),
  })
  const response = await withinTime(answered, link.timeoutMs)
  if (response.status !== 200) {
    throw new PlatformLinkError(refusalOf(response, await response.text(), false))
  }
  if (!response.body) throw new PlatformLinkError(failureOf('protocol', 'a stream without a body'))
  return response.body
}

async function withinTime<T>(answered: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const failure = failureOf('unavailable', `no answer within ${timeoutMs} ms`)
    timer = setTimeout(() => reject(new PlatformLinkError(failure)), timeoutMs)
  })
  try {
    return await Promise.race([answered, late])
  } finally {
    clearTimeout(timer)
  }
}

/** @throws PlatformLinkError `protocol` when the line is not one of ours */
function eventOf(line: string): StreamEvent {
  const parsed = lineShape.safeParse(jsonOf(line))
  if (!parsed.success) throw notOurs(line)
  const event = parsed.data
  if (event.type !== 'snapshots') return event
  const snapshots: AccountSnapshot[] = []
  for (const row of event.rows) {
    const snapshot = parseRow(row)
    if (!snapshot) throw notOurs(JSON.stringify(row))
    snapshots.push(snapshot)
  }
  return { type: 'snapshots', snapshots }
}

const notOurs = (text: string) =>
  new PlatformLinkError(failureOf('protocol', `unexpected line: ${text.slice(0, 200)}`))
