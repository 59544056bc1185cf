import { tableOf, type CollectionKey } from '../../collectionKeys.js'

type Source = {
  /** SQL of what the hit is called. */
  readonly title: string
  /** SQL of a few more words about it. */
  readonly detail: string
  readonly status: string
  /** Columns that are looked into; each has a trigram index. */
  readonly columns: readonly string[]
  /** Columns whose exact match comes first. */
  readonly names: readonly string[]
}

const owned = (...more: string[]): string =>
  `concat_ws(' · ', ${[...more, 'trader_name'].join(', ')})`

/** What is searched, in the order in which it is shown. */
export const sources = {
  traders: {
    title: 'name',
    detail: `concat_ws(' · ', reference, email)`,
    status: 'status',
    columns: ['name', 'email', 'reference'],
    names: ['reference', 'email'],
  },
  accounts: {
    title: `coalesce(login, reference)`,
    detail: owned('phase_name', 'reference'),
    status: 'status',
    columns: ['login', 'reference', 'trader_name'],
    names: ['login', 'reference'],
  },
  payouts: {
    title: 'reference',
    detail: owned('login'),
    status: 'status',
    columns: ['reference', 'login', 'trader_name'],
    names: ['reference'],
  },
  kycCases: {
    title: 'reference',
    detail: owned(),
    status: 'status',
    columns: ['reference', 'trader_name'],
    names: ['reference'],
  },
  violations: {
    title: 'reference',
    detail: owned('login'),
    status: 'status',
    columns: ['reference', 'login', 'trader_name'],
    names: ['reference'],
  },
  rulings: {
    title: 'reference',
    detail: `concat_ws(' · ', login, rule)`,
    status: 'kind',
    columns: ['reference', 'login'],
    names: ['reference'],
  },
  challenges: {
    title: 'reference',
    detail: owned('program_name'),
    status: 'status',
    columns: ['reference', 'trader_name'],
    names: ['reference'],
  },
  orders: {
    title: 'reference',
    detail: owned('program_name'),
    status: 'status',
    columns: ['reference', 'trader_name', 'checkout_reference'],
    names: ['reference', 'checkout_reference'],
  },
  emailMessages: {
    title: 'reference',
    detail: `concat_ws(' · ', subject, "to")`,
    status: 'status',
    columns: ['reference', '"to"'],
    names: ['reference'],
  },
  platformCommands: {
    title: 'reference',
    detail: `concat_ws(' · ', kind, login)`,
    status: 'status',
    columns: ['reference', 'login'],
    names: ['reference'],
  },
} as const satisfies Partial<Record<CollectionKey, Source>>

export type SearchedKey = keyof typeof sources

export const searchedKeys = Object.keys(sources) as SearchedKey[]

/** More rows than these are not ranked: what is meant is then not said by the text. */
const consideredMax = 200

/**
 * One question over the collections in `keys`. `$1`: a pattern for `ilike`, `$2`: the text in small
 * letters, `$3`: hits per collection.
 */
export const searchSql = (keys: readonly SearchedKey[]): string =>
  keys.map((key) => `(${searchOf(key, sources[key])})`).join('\nunion all\n')

function searchOf(key: SearchedKey, source: Source): string {
  const matches = source.columns.map((column) => `${column} ilike $1`).join(' or ')
  const exact = source.names.map((name) => `lower(${name}) = $2`).join(' or ')
  return `
select '${key}' as key, id, title, detail, status from (
  select id::text as id, ${source.title} as title, ${source.detail} as detail,
    ${source.status} as status, coalesce(${exact}, false) as exact, created_at
  from ${tableOf(key)} where ${matches} limit ${consideredMax}
) found
order by exact desc, created_at desc limit $3`
}
