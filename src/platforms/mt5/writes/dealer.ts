import { setTimeout as sleep } from 'node:timers/promises'
import type { PlatformFailure } from '../../types.js'
import type { Mt5Context } from '../context.js'
import type { Connection, Reply } from '../link/connection.js'
import { numberAtStart } from '../link/envelope.js'
import { recordOf, recordsOf, textIn, valueOf, type WireRecord } from '../wire/fields.js'

export type DealerRequest = Readonly<Record<string, string>>

/** The retcode that a request ended with; null when that is not known and must be read back. */
export type DealerOutcome = number | null

/** The server takes 128 into its queue; others may be using it too. */
const batchMax = 64
const patienceMs = 15_000
const pauseMs = { least: 20, most: 250 } as const
const tooMany = 10024
/** Still on its way. */
const underWay: ReadonlySet<number> = new Set([10001, 10002])

/** Sends requests of a dealer for one account, and waits until each has ended. */
export async function executeAsDealer(
  { pool }: Mt5Context,
  login: string,
  requests: readonly DealerRequest[],
): Promise<{ readonly ok: true; readonly outcomes: readonly DealerOutcome[] } | PlatformFailure> {
  const connection = pool.of(login)
  const outcomes: DealerOutcome[] = []
  for (let from = 0; from < requests.length; from += batchMax) {
    const batch = requests.slice(from, from + batchMax)
    const sent: Sent[] = []
    for (const body of batch) {
      const reply = await send(connection, body)
      if (!reply.ok && isHopeless(reply)) return reply
      sent.push(sentOf(reply))
    }
    outcomes.push(...(await waitForAll(connection, sent)))
  }
  return { ok: true, outcomes }
}

const send = (connection: Connection, request: DealerRequest): Promise<Reply> =>
  connection.ask({
    kind: 'write',
    path: '/dealer/send_request',
    body: { ...request, SourceLogin: connection.manager },
    isUrgent: true,
  })

/** Neither queued nor worth trying with the next one. */
const isHopeless = (refusal: PlatformFailure & { retcode?: number }): boolean =>
  refusal.code === 'auth' || refusal.code === 'protocol' || refusal.code === 'unavailable'

type Sent =
  | { readonly kind: 'queued'; readonly id: string; readonly socket: number }
  | { readonly kind: 'ended'; readonly outcome: DealerOutcome }

function sentOf(reply: Reply): Sent {
  if (!reply.ok) {
    const { retcode } = reply
    const isKnown = reply.code !== 'outcomeUnknown'
    return { kind: 'ended', outcome: isKnown ? (retcode ?? tooMany) : null }
  }
  const answer = recordOf(reply.answer)
  const id = answer && textIn(answer, 'ID')
  if (!id) return { kind: 'ended', outcome: null }
  return { kind: 'queued', id, socket: reply.socket }
}

async function waitForAll(
  connection: Connection,
  sent: readonly Sent[],
): Promise<readonly DealerOutcome[]> {
  const ended = new Map<string, DealerOutcome>()
  let waiting = sent.filter((each) => each.kind === 'queued')
  const until = performance.now() + patienceMs
  for (let pause: number = pauseMs.least; waiting.length > 0;) {
    await sleep(pause)
    pause = Math.min(pause * 2, pauseMs.most)
    const reply = await connection.ask({
      kind: 'read',
      path: '/dealer/get_request_result',
      params: { id: waiting.map(({ id }) => id).join(',') },
      isUrgent: true,
    })
    for (const each of waiting) {
      const outcome = outcomeIn(reply, each)
      if (outcome !== 'pending') ended.set(each.id, outcome)
    }
    waiting = waiting.filter(({ id }) => !ended.has(id))
    if (performance.now() > until) break
  }
  return sent.map((each) => (each.kind === 'ended' ? each.outcome : (ended.get(each.id) ?? null)))
}

/** Results live on the connection that the request was sent on: elsewhere they are lost. */
function outcomeIn(
  reply: Reply,
  { id, socket }: { readonly id: string; readonly socket: number },
): DealerOutcome | 'pending' {
  if (!reply.ok || reply.socket !== socket) return null
  const inAnswer = recordOf(reply.answer)
  const parts = (inAnswer && valueOf(inAnswer, id)) ?? valueOf(reply.record, id)
  if (parts === undefined) return null
  const records = recordsOf(parts) ?? []
  if (records.length === 0) return 'pending'
  const retcode = retcodeIn(records)
  return retcode !== null && underWay.has(retcode) ? 'pending' : retcode
}

function retcodeIn(parts: readonly WireRecord[]): number | null {
  for (const [part, field] of [
    ['answer', 'ResultRetcode'],
    ['result', 'Retcode'],
  ] as const) {
    for (const record of parts) {
      const inner = recordOf(valueOf(record, part))
      const retcode = inner && numberAtStart(textIn(inner, field))
      if (retcode !== null && retcode !== undefined) return retcode
    }
  }
  return null
}
