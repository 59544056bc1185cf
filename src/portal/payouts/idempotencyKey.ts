const nameOf = (accountId: string): string => `prop-firm-portal-payout-${accountId}`
const inMemory = new Map<string, string>()

const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')

/**
 * The key of the request that is being made for an account. It stays the same until an answer came,
 * so that trying again after a lost connection cannot ask for a second payout.
 */
export function keyFor(accountId: string): string {
  const name = nameOf(accountId)
  const known = stored(name) ?? inMemory.get(name)
  if (known !== undefined) return known
  const key = newKey()
  inMemory.set(name, key)
  try {
    window.sessionStorage.setItem(name, key)
  } catch {
    // Kept in memory alone.
  }
  return key
}

/** The request was answered: the next one is another payout. */
export function forgetKey(accountId: string): void {
  const name = nameOf(accountId)
  inMemory.delete(name)
  try {
    window.sessionStorage.removeItem(name)
  } catch {
    // Nothing was stored.
  }
}

function stored(name: string): string | undefined {
  try {
    return window.sessionStorage.getItem(name) ?? undefined
  } catch {
    return undefined
  }
}
