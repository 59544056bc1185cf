/** Codes that say the request never left this machine, or was not accepted by the other. */
const neverSent: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_INVALID_URL',
])

/**
 * True when what `fetch` threw says that the platform cannot have seen the request. Looks at
 * shapes rather than classes: errors of the runtime may come from another realm.
 */
export function wasNeverSent(error: unknown): boolean {
  const cause = property(error, 'cause')
  const attempts = property(cause, 'errors')
  const first: unknown = Array.isArray(attempts) ? attempts[0] : cause
  return neverSent.has(property(first, 'code'))
}

/** What went wrong, with its cause, in one line. */
export function reasonOf(error: unknown): string {
  const message = property(error, 'message')
  const cause = property(property(error, 'cause'), 'message')
  const text = typeof message === 'string' ? message : String(error)
  return typeof cause === 'string' && cause !== '' ? `${text}: ${cause}` : text
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
