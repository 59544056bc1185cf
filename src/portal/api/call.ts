import * as z from 'zod/mini'
import { currentSession, endSession } from '../session/session.js'

/** An expected outcome of a call: the API's own code and words, fit to be shown. */
export type Failure = {
  readonly ok: false
  /** 0 when no answer came. */
  readonly status: number
  readonly code: string
  readonly message: string
}

export type Answer<Data> = { readonly ok: true; readonly data: Data } | Failure

type Call<Data> = {
  /** Below the API route: `/trader/accounts`. */
  readonly path: string
  readonly shape: z.ZodMiniType<Data>
  readonly method?: 'GET' | 'POST'
  readonly body?: unknown
  readonly form?: FormData
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

const apiRoute = '/api'
const patienceMs = 20_000
const uploadPatienceMs = 180_000

const refusal = z.object({ code: z.string(), message: z.string() })
const noAnswer: Failure = {
  ok: false,
  status: 0,
  code: 'noAnswer',
  message: 'We could not be reached. Check your connection and try again.',
}

const strange = (status: number): Failure => ({
  ok: false,
  status,
  code: 'strangeAnswer',
  message: 'Something went wrong on our side. Please try again in a moment.',
})

/** `done` when the answer carries nothing that is needed. */
export const done = z.object({ ok: z.literal(true) })

/**
 * Asks the trader API. Only the bearer token of this tab goes along: never a cookie, which may be an
 * operator's. A token that is not accepted any more ends the session.
 */
export async function call<Data>(asked: Call<Data>): Promise<Answer<Data>> {
  const response = await send(asked).catch(() => null)
  if (response === null) return noAnswer
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) {
    const parsed = asked.shape.safeParse(body)
    return parsed.success ? { ok: true, data: parsed.data } : strange(response.status)
  }
  const refused = refusal.safeParse(body)
  if (!refused.success) return strange(response.status)
  if (refused.data.code === 'signIn') endSession(true)
  return { ok: false, status: response.status, ...refused.data }
}

export type Downloaded = { readonly ok: true; readonly blob: Blob } | Failure

/** A file of the trader API; its bytes are not looked into. */
export async function download(path: string): Promise<Downloaded> {
  const response = await send({ path, shape: z.unknown() }).catch(() => null)
  if (response === null) return noAnswer
  if (response.ok) return { ok: true, blob: await response.blob() }
  const refused = refusal.safeParse(await response.json().catch(() => null))
  if (!refused.success) return strange(response.status)
  if (refused.data.code === 'signIn') endSession(true)
  return { ok: false, status: response.status, ...refused.data }
}

function send<Data>({ path, method, body, form, headers, signal }: Call<Data>): Promise<Response> {
  const session = currentSession()
  const patience = AbortSignal.timeout(form ? uploadPatienceMs : patienceMs)
  return fetch(apiRoute + path, {
    method: method ?? 'GET',
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    signal: signal ? AbortSignal.any([signal, patience]) : patience,
    headers: {
      ...(session ? { authorization: `JWT ${session.token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(form ? { body: form } : body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}
