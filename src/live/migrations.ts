import { live001 } from './sql/001_live.js'
import { live002 } from './sql/002_deals.js'
import { live003 } from './sql/003_extend.js'
import { live004 } from './sql/004_terms.js'
import { live005 } from './sql/005_packed.js'
import { live006 } from './sql/006_months.js'
import { live007 } from './sql/007_worker_counts.js'
import { live008 } from './sql/008_steady.js'

export type LiveMigration = { readonly id: string; readonly sql: string }

/** In order. The text of a released migration is frozen: its hash is stored where it was applied. */
export const liveMigrations: readonly LiveMigration[] = [
  { id: '001_live', sql: live001 },
  { id: '002_deals', sql: live002 },
  { id: '003_extend', sql: live003 },
  { id: '004_terms', sql: live004 },
  { id: '005_packed', sql: live005 },
  { id: '006_months', sql: live006 },
  { id: '007_worker_counts', sql: live007 },
  { id: '008_steady', sql: live008 },
]
