import type { PlatformFailure, PlatformResult } from 'payload-plugin-prop-firm/types'
import type { z } from 'zod'

export type Link = { readonly baseUrl: string; readonly token: string }

export type Request<T> = {
  readonly path: string
  readonly answer: z.ZodType<T>
  /** Makes it a write, which the platform carries out once for each key. */
  readonly key?: string
  readonly body?: unknown
}

const codes: Readonly<Record<number, PlatformFailure['code']>> = {
  400: 'validation',
  401: 'auth',
  404: 'notFound',
  409: 'conflict',
  422: 'insufficientFunds',
  429: 'rateLimited',
}

export const failed = (code: PlatformFailure['code'], message: string): PlatformFailure => {
  const retryable = ['rateLimited', 'unavailable', 'outcomeUnknown'].includes(code)
  return { ok: false, code, message, retryable }
}

/** One request. Whatever goes wrong is a value; a write without an answer may have been carried out. */
export async function ask<T>(
  { baseUrl, token }: Link,
  { path, answer, key, body }: Request<T>,
): Promise<PlatformResult<{ value: T }>> {
  const lost = key === undefined ? 'unavailable' : 'outcomeUnknown'
  try {
    const response = await fetch(baseUrl + path, {
      method: key === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, ...(key && { 'idempotency-key': key }) },
      signal: AbortSignal.timeout(10_000),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!response.ok) return failed(codes[response.status] ?? lost, `status ${response.status}`)
    const parsed = answer.safeParse(await response.json())
    if (parsed.success) return { ok: true, value: parsed.data }
    return failed(key === undefined ? 'protocol' : 'outcomeUnknown', parsed.error.message)
  } catch (error) {
    return failed(lost, String(error))
  }
}
