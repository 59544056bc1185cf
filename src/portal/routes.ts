/** Where the pages lie in the web app; messages link to addresses below it. */
export const basePath = '/portal'

export type Route =
  | {
      readonly page: 'accounts' | 'payouts' | 'payoutMethod' | 'identity' | 'agreements' | 'offers'
    }
  | { readonly page: 'password' | 'forgot' }
  | { readonly page: 'account' | 'payout' | 'ruling' | 'agreement'; readonly id: string }

const single: Readonly<Record<string, Route>> = {
  accounts: { page: 'accounts' },
  payouts: { page: 'payouts' },
  'payout-method': { page: 'payoutMethod' },
  identity: { page: 'identity' },
  agreements: { page: 'agreements' },
  offers: { page: 'offers' },
  password: { page: 'password' },
  forgot: { page: 'forgot' },
}

const withId = {
  accounts: 'account',
  payouts: 'payout',
  rulings: 'ruling',
  agreements: 'agreement',
} as const

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * The page of an address, given its parts after `/portal`. Null when there is no such page: ids are
 * uuids, and nothing else of an address is ever used.
 */
export function routeOf(segments: readonly string[]): Route | null {
  const [first, second, ...more] = segments
  if (first === undefined) return { page: 'accounts' }
  if (second === undefined) return Object.hasOwn(single, first) ? (single[first] ?? null) : null
  if (more.length > 0 || !uuid.test(second) || !isKind(first)) return null
  return { page: withId[first], id: second.toLowerCase() }
}

const isKind = (text: string): text is keyof typeof withId => Object.hasOwn(withId, text)

/** The page of a whole path such as `/portal/accounts/…`. */
export const routeOfPath = (path: string): Route | null =>
  routeOf(path.split('/').filter(Boolean).slice(1))

/** `pathOf('accounts', id)` → `/portal/accounts/…`. */
export const pathOf = (...segments: readonly string[]): string => [basePath, ...segments].join('/')

const token = /^[\w-]{20,200}$/

/** The token of a link that sets a password: the part after `#`, or null when it cannot be one. */
export function tokenIn(hash: string): string | null {
  const text = hash.replace(/^#/, '')
  return token.test(text) ? text : null
}
