import type { Queryable } from '../../database/queryable.js'
import { appealReportSql } from './sql.js'

/** Decided appeals of one rule, version or first decider. */
export type OverturnRate = {
  readonly name: string
  readonly decided: number
  readonly granted: number
  /** Granted of decided in basis points, rounded. */
  readonly rate: number
}

export type AppealReport = {
  readonly all: OverturnRate
  readonly byRule: readonly OverturnRate[]
  readonly byVersion: readonly OverturnRate[]
  /** Who decided first: `System` where the rules alone did. */
  readonly byDecider: readonly OverturnRate[]
}

type Row = {
  readonly by: 'all' | 'rule' | 'version' | 'decider'
  readonly name: string | null
  readonly decided: number
  readonly granted: number
}

/** How often appeals were granted; open and withdrawn ones do not count. */
export async function readAppealReport(q: Queryable): Promise<AppealReport> {
  const { rows } = await q.query<Row>(appealReportSql)
  const by = (kind: Row['by']) => rows.filter((row) => row.by === kind).map(rateOf)
  return {
    all: by('all')[0] ?? { name: 'all', decided: 0, granted: 0, rate: 0 },
    byRule: by('rule'),
    byVersion: by('version'),
    byDecider: by('decider'),
  }
}

const rateOf = ({ name, decided, granted }: Row): OverturnRate => ({
  name: name ?? 'all',
  decided,
  granted,
  rate: Math.round((granted * 10_000) / decided),
})
