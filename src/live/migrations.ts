import { live001 } from './sql/001_live.js'
import { live002 } from './sql/002_terms.js'

export type LiveMigration = { readonly id: string; readonly sql: string }

/** In order. The text of a released migration is frozen: its hash is stored where it was applied. */
export const liveMigrations: readonly LiveMigration[] = [
  { id: '001_live', sql: live001 },
  { id: '002_terms', sql: live002 },
]
