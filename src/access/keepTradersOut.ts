import type { Access, Config } from 'payload'

type Accesses = Readonly<Record<string, unknown>>

/**
 * Payload's default lets every signed-in user in. With traders among the users that would open the
 * host's own records to the public, so where the host says nothing, traders are refused.
 */
export function keepTradersOut(
  { collections, globals }: Pick<Config, 'collections' | 'globals'>,
  tradersSlug: string,
): Required<Pick<Config, 'collections' | 'globals'>> {
  const staffOnly: Access = ({ req: { user } }) =>
    user !== null && String(user.collection) !== tradersSlug
  const filled = (operations: readonly string[], given: Accesses | undefined) => ({
    ...Object.fromEntries(operations.map((operation) => [operation, staffOnly])),
    ...Object.fromEntries(Object.entries(given ?? {}).filter(([, value]) => value !== undefined)),
  })
  return {
    collections: (collections ?? []).map((each) => ({
      ...each,
      access: filled(['create', 'read', 'update', 'delete', 'readVersions'], each.access),
    })),
    globals: (globals ?? []).map((each) => ({
      ...each,
      access: filled(['read', 'update', 'readVersions'], each.access),
    })),
  }
}
