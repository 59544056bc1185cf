import type { Currency } from '../../domain/money/currency.js'
import { minor, type Minor } from '../../domain/money/minor.js'
import { programTermsSchema, type ProgramTerms } from '../../domain/programs/terms.js'
import type { Work } from '../work.js'
import { versionSql } from './sql.js'

export type Challenge = {
  readonly id: string
  readonly reference: string
  readonly stage: string
  readonly status: string
  readonly size: Minor
  readonly currency: Currency
  readonly versionId: string
  readonly programName: string
  readonly traderId: string
  readonly traderName: string
  readonly traderEmail: string
}

type Raw = {
  id: string
  reference: string
  stage: string
  status: string
  size: string
  currency: Currency
  version_id: string
  program_name: string
  trader_id: string
  trader_name: string
  trader_email: string
}

export async function readChallenges(
  work: Work,
  sql: string,
  values: readonly unknown[],
): Promise<Challenge[]> {
  const { rows } = await work.tx.query<Raw>(sql, [...values])
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    stage: row.stage,
    status: row.status,
    size: minor(Number(row.size)),
    currency: row.currency,
    versionId: row.version_id,
    programName: row.program_name,
    traderId: row.trader_id,
    traderName: row.trader_name,
    traderEmail: row.trader_email,
  }))
}

export type Version = {
  readonly id: string
  readonly programId: string
  readonly number: number
  readonly label: string
  readonly terms: ProgramTerms
}

type RawVersion = { id: string; program_id: string; number: string; label: string; terms: unknown }

export async function readVersions(
  work: Work,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Version>> {
  const { rows } = await work.tx.query<RawVersion>(versionSql, [[...new Set(ids)]])
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        programId: row.program_id,
        number: Number(row.number),
        label: row.label,
        terms: programTermsSchema.parse(row.terms),
      },
    ]),
  )
}
