import { z } from 'zod'
import type { Queryable } from '../database/queryable.js'
import { firmSettingsSql } from './sql.js'

export type FirmSettings = {
  /** IANA zone of reports and of pages that are not about one program. */
  readonly zone: string
  readonly currency: string
  /** Warning bands in percent, rising. */
  readonly bands: readonly number[]
  readonly appealDays: number
}

const standard: FirmSettings = {
  zone: 'UTC',
  currency: 'USD',
  bands: [50, 70, 90],
  appealDays: 7,
}

const bands = z.array(z.number().min(0).max(100)).min(1)

type Row = Omit<FirmSettings, 'bands'> & { bands: unknown }

/** What screens need of the firm's own settings; the defaults until somebody saved them. */
export async function readFirmSettings(q: Queryable): Promise<FirmSettings> {
  const { rows } = await q.query<Row>(firmSettingsSql)
  const [row] = rows
  if (!row) return standard
  const typed = bands.safeParse(row.bands)
  const rising = typed.success ? [...typed.data].sort((a, b) => a - b) : standard.bands
  return { ...row, bands: rising }
}
