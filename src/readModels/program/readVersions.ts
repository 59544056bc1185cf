import { differences } from '../../domain/programs/differences.js'
import type { Difference } from '../../domain/programs/difference.js'
import { programTermsSchema, type ProgramTerms } from '../../domain/programs/terms.js'
import type { RuleRegistry } from '../../domain/rules/ruleRegistry.js'
import type { Queryable } from '../queryable.js'
import { versionSql, versionsSql } from './sql.js'

export type VersionRow = {
  readonly id: string
  readonly number: number
  readonly label: string
  readonly hash: string
  readonly publishedBy: string | null
  readonly reason: string | null
  readonly publishedAt: number
  /** Active challenges that are pinned to it. */
  readonly running: number
}

type Raw = {
  id: string
  number: string
  label: string
  hash: string
  published_by: string | null
  reason: string | null
  created_at: Date
  running: number
}

const rowOf = (raw: Raw): VersionRow => ({
  id: raw.id,
  number: Number(raw.number),
  label: raw.label,
  hash: raw.hash,
  publishedBy: raw.published_by,
  reason: raw.reason,
  publishedAt: new Date(raw.created_at).getTime(),
  running: raw.running,
})

/** The versions of a program, newest first. */
export async function readVersions(q: Queryable, programId: string): Promise<VersionRow[]> {
  return (await q.query<Raw>(versionsSql, [programId])).rows.map(rowOf)
}

export type VersionPage = VersionRow & {
  readonly programId: string
  readonly terms: ProgramTerms
  /** The version before it, with what this one does differently; null for the first. */
  readonly before: {
    readonly id: string
    readonly number: number
    readonly terms: ProgramTerms
    readonly differences: readonly Difference[]
  } | null
}

type RawPage = Raw & {
  program_id: string
  terms: unknown
  before_id: string | null
  before_number: string | null
  before_terms: unknown
}

/** One version with what it changed; null where there is none. */
export async function readVersion(
  q: Queryable,
  id: string,
  registry: RuleRegistry,
): Promise<VersionPage | null> {
  const [raw] = (await q.query<RawPage>(versionSql, [id])).rows
  if (!raw) return null
  const terms = programTermsSchema.parse(raw.terms)
  const page = { ...rowOf(raw), programId: raw.program_id, terms }
  if (raw.before_id === null) return { ...page, before: null }
  const earlier = programTermsSchema.parse(raw.before_terms)
  const found = differences({ before: earlier, after: terms, registry })
  const number = Number(raw.before_number)
  return { ...page, before: { id: raw.before_id, number, terms: earlier, differences: found } }
}
