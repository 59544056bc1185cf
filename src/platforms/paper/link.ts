import { z } from 'zod'
import { firstIssue, jsonOf, retryAfterOf } from '../answerText.js'
import { failureOf } from '../linkError.js'
import { reasonOf, wasNeverSent } from '../networkError.js'
import { limited, type OpenRequests } from '../openRequests.js'
import type { PlatformFailure, PlatformResult } from '../types.js'

/** How the paper server is reached. */
export type Link = {
  readonly baseUrl: string
  readonly token: string
  readonly fetch: typeof fetch
} & OpenRequests

export function createLink(
  server: Pick<Link, 'baseUrl' | 'token' | 'timeoutMs'>,
  fetchBy: typeof fetch = fetch,
): Link {
  return { ...server, fetch: fetchBy, active: new Set(), isClosed: false }
}

export type Call<T> = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly body?: unknown
  readonly answer: z.ZodType<T>
  /** Idempotency key; makes the call a write, whose outcome a broken connection leaves unknown. */
  readonly key?: string
  readonly signal?: AbortSignal
}

const keyShape = /^[\x21-\x7e]{1,200}$/

/** One request to the paper server; every way it can go wrong is an answer, never an exception. */
export async function call<T>(link: Link, request: Call<T>): Promise<PlatformResult<{ value: T }>> {
  const isWrite = request.key !== undefined
  if (link.isClosed || request.signal?.aborted) {
    return failureOf('unavailable', 'not sent: the session is closed or the caller gave up')
  }
  if (request.key !== undefined && !keyShape.test(request.key)) {
    return failureOf('validation', 'idempotencyKey: expected 1 to 200 printable characters')
  }
  const { signal, release } = limited(link, request.signal)
  try {
    const response = await link.fetch(link.baseUrl + request.path, {
      method: request.method,
      headers: headersOf(link, request.key),
      redirect: 'manual',
      signal,
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
    })
    const text = await response.text()
    if (response.status >= 300) return refusalOf(response, text, isWrite)
    const parsed = request.answer.safeParse(jsonOf(text))
    if (parsed.success) return { ok: true, value: parsed.data }
    // It answered yes, in words that we do not understand: a write may well have been carried out.
    const code = isWrite ? 'outcomeUnknown' : 'protocol'
    return failureOf(code, `${request.path}: unexpected answer: ${firstIssue(parsed.error)}`)
  } catch (error) {
    return failureOf(
      isWrite && !wasNeverSent(error) ? 'outcomeUnknown' : 'unavailable',
      reasonOf(error),
    )
  } finally {
    release()
  }
}

export function headersOf(link: Link, key?: string): Record<string, string> {
  return {
    authorization: `Bearer ${link.token}`,
    'content-type': 'application/json',
    ...(key !== undefined && { 'idempotency-key': key }),
  }
}

const errorShape = z.object({
  error: z.object({
    code: z.string(),
    field: z.string(),
    message: z.string(),
  }),
})

const codes: Readonly<Record<string, PlatformFailure['code']>> = {
  validation: 'validation',
  auth: 'auth',
  notFound: 'notFound',
  conflict: 'conflict',
  tooLarge: 'validation',
  insufficientFunds: 'insufficientFunds',
  rateLimited: 'rateLimited',
  unavailable: 'unavailable',
}

/** A refusal in the server's own words, or, from something in between, by its status alone. */
export function refusalOf(response: Response, text: string, isWrite: boolean): PlatformFailure {
  const parsed = errorShape.safeParse(jsonOf(text))
  const said = parsed.success ? parsed.data.error : null
  const message = said
    ? `${said.field}: ${said.message}`
    : `answered with status ${response.status}`
  const code = (said && codes[said.code]) ?? byStatus(response.status, isWrite)
  return { ...failureOf(code, message), ...retryAfterOf(response) }
}

function byStatus(status: number, isWrite: boolean): PlatformFailure['code'] {
  if (status === 401 || status === 403) return 'auth'
  if (status === 429) return 'rateLimited'
  if (status >= 500) return isWrite ? 'outcomeUnknown' : 'unavailable'
  return status < 400 ? 'protocol' : 'validation'
}
