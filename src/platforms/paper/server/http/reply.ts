/** What a request is answered with. */
export type Reply = { readonly status: number; readonly body: unknown }

const statuses = {
  validation: 400,
  auth: 401,
  notFound: 404,
  conflict: 409,
  tooLarge: 413,
  insufficientFunds: 422,
  rateLimited: 429,
  internal: 500,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof statuses

export const answer = (body: unknown, status = 200): Reply => ({ status, body })

/** @param problem.field what is wrong: a name in the body, the path or the headers */
export function refuse(code: ErrorCode, problem: { field: string; message: string }): Reply {
  return { status: statuses[code], body: { error: { code, ...problem } } }
}
