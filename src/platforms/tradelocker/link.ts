import { z } from 'zod'
import { firstIssue, jsonOf, retryAfterOf } from '../answerText.js'
import { failureOf } from '../linkError.js'
import { reasonOf, wasNeverSent } from '../networkError.js'
import { limited, type OpenRequests } from '../openRequests.js'
import type { PlatformFailure, PlatformResult } from '../types.js'
import type { PlatformClock } from './clock.js'

/** How the Brand API is reached. */
export type Link = {
  readonly baseUrl: string
  readonly apiKey: string
  readonly fetch: typeof fetch
  readonly clock: PlatformClock
} & OpenRequests

export type Call<T> = {
  readonly method?: 'GET' | 'POST' | 'PUT'
  /** Below `/brand-api/`. */
  readonly path: string
  readonly body?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, string>>
  readonly answer: z.ZodType<T>
  /** A broken connection leaves the outcome of a write unknown. */
  readonly isWrite?: boolean
  /** UUID under which the platform carries a write out once. */
  readonly key?: string
  readonly signal?: AbortSignal | undefined
}

type Answer<T> = PlatformResult<{ readonly value: T; readonly isReplay: boolean }>

/** One request; every way it can go wrong is an answer, never an exception. */
export async function call<T>(link: Link, request: Call<T>): Promise<Answer<T>> {
  const isWrite = request.isWrite === true
  if (link.isClosed || request.signal?.aborted) {
    return failureOf('unavailable', 'not sent: the session is closed or the caller gave up')
  }
  const { signal, release } = limited(link, request.signal)
  const sentAt = link.clock.local()
  try {
    const response = await link.fetch(urlOf(link, request), {
      method: request.method ?? 'POST',
      headers: headersOf(link, request),
      redirect: 'manual',
      signal,
      ...(request.body && { body: JSON.stringify(request.body) }),
    })
    link.clock.learn(response.headers.get('date'), sentAt)
    const text = await response.text()
    if (response.status >= 300) return refusalOf(response, text, isWrite)
    const parsed = request.answer.safeParse(text === '' ? {} : jsonOf(text))
    const isReplay = response.headers.get('idempotent-replayed') === 'true'
    if (parsed.success) return { ok: true, value: parsed.data, isReplay }
    // It answered yes, in words that we do not understand: a write may well have been carried out.
    const code = isWrite ? 'outcomeUnknown' : 'protocol'
    return failureOf(code, `${request.path}: unexpected answer: ${firstIssue(parsed.error)}`)
  } catch (error) {
    const isOpen = isWrite && !wasNeverSent(error)
    return failureOf(isOpen ? 'outcomeUnknown' : 'unavailable', reasonOf(error))
  } finally {
    release()
  }
}

function urlOf(link: Link, { path, query }: Call<unknown>): string {
  const search = query ? `?${new URLSearchParams(query).toString()}` : ''
  return `${link.baseUrl}/brand-api/${path}${search}`
}

function headersOf(link: Link, { key }: Call<unknown>): Record<string, string> {
  return {
    'brand-api-key': link.apiKey,
    'content-type': 'application/json',
    accept: 'application/json',
    ...(key !== undefined && { 'idempotency-key': key }),
  }
}

const problemShape = z.object({ message: z.union([z.string(), z.array(z.string())]) })

function refusalOf(response: Response, text: string, isWrite: boolean): PlatformFailure {
  const said = problemShape.safeParse(jsonOf(text))
  const words = said.success ? [said.data.message].flat().join('; ').slice(0, 300) : ''
  const message = words || `answered with status ${response.status}`
  return { ...failureOf(codeOf(response.status, isWrite), message), ...retryAfterOf(response) }
}

function codeOf(status: number, isWrite: boolean): PlatformFailure['code'] {
  if (status === 401 || status === 403) return 'auth'
  if (status === 404) return 'notFound'
  if (status === 409) return 'conflict'
  if (status === 429) return 'rateLimited'
  if (status >= 500) return isWrite ? 'outcomeUnknown' : 'unavailable'
  return status < 400 ? 'protocol' : 'validation'
}

const pagesMax = 1_000

const linksShape = z.object({
  next: z.object({ params: z.record(z.string(), z.unknown()).nullish() }).nullish(),
})

/**
 * All rows of a report, page by page. The parameters of the next page go into the query and the body:
 * the documentation says the one, clients do the other.
 */
export async function callPages<T>(
  link: Link,
  request: Pick<Call<T>, 'path' | 'body'> & { readonly row: z.ZodType<T> },
): Promise<PlatformResult<{ rows: readonly T[] }>> {
  const answer = z.object({ data: z.array(request.row), links: linksShape.nullish() })
  const rows: T[] = []
  let params: Readonly<Record<string, unknown>> = {}
  for (let page = 0; page < pagesMax; page++) {
    const query = Object.fromEntries(
      Object.entries(params).flatMap(([name, value]) =>
        typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
      ),
    )
    const body = { ...request.body, ...params }
    const read = await call(link, { path: request.path, body, query, answer })
    if (!read.ok) return read
    rows.push(...read.value.data)
    const next = read.value.links?.next?.params
    if (!next) return { ok: true, rows }
    params = next
  }
  return failureOf('protocol', `${request.path}: expected at most ${pagesMax} pages`)
}
