import { z } from 'zod'
import { failureOf } from '../linkError.js'
import { reasonOf, wasNeverSent } from '../networkError.js'
import type { PlatformFailure, PlatformResult } from '../types.js'

/** How the paper server is reached. */
export type Link = {
  readonly baseUrl: string
  readonly token: string
  readonly fetch: typeof fetch
  readonly timeoutMs: number
  /** Requests and streams under way; `closeLink` aborts them and refuses new ones. */
  readonly active: Set<AbortController>
  isClosed: boolean
}

export function createLink(
  server: Pick<Link, 'baseUrl' | 'token' | 'timeoutMs'>,
  fetchBy: typeof fetch = fetch,
): Link {
  return { ...server, fetch: fetchBy, active: new Set(), isClosed: false }
}

export function closeLink(link: Link): void {
  link.isClosed = true
  for (const controller of link.active) controller.abort(new Error('the session was closed'))
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
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
  const wait = Number.isFinite(retryAfter) ? { retryAfterMs: retryAfter * 1000 } : {}
  return { ...failureOf(code, message), ...wait }
}

function byStatus(status: number, isWrite: boolean): PlatformFailure['code'] {
  if (status === 401 || status === 403) return 'auth'
  if (status === 429) return 'rateLimited'
  if (status >= 500) return isWrite ? 'outcomeUnknown' : 'unavailable'
  return status < 400 ? 'protocol' : 'validation'
}

/** A signal that aborts on time-out, on the caller's wish and when the session is closed. */
function limited(link: Link, wish?: AbortSignal): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController()
  const stop = () => controller.abort(new Error('the caller gave up'))
  const late = () => controller.abort(new Error(`no answer within ${link.timeoutMs} ms`))
  const timer = setTimeout(late, link.timeoutMs)
  link.active.add(controller)
  wish?.addEventListener('abort', stop)
  return {
    signal: controller.signal,
    release: () => {
      clearTimeout(timer)
      link.active.delete(controller)
      wish?.removeEventListener('abort', stop)
    },
  }
}

function jsonOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0]
  return issue ? `${issue.path.join('.')} ${issue.message}` : 'not as expected'
}
