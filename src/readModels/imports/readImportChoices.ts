import type { Queryable } from '../../database/queryable.js'

/** Where a book can come to: the platforms that are on, and the codes that its rows may name. */
export type ImportChoices = {
  readonly connections: readonly { readonly id: string; readonly name: string }[]
  readonly programs: readonly { readonly code: string; readonly name: string }[]
}

export async function readImportChoices(q: Queryable): Promise<ImportChoices> {
  const connections = await q.query<ImportChoices['connections'][number]>(
    'select id, name from pf_platform_connections where is_enabled order by name',
  )
  const programs = await q.query<ImportChoices['programs'][number]>(
    'select code, name from pf_programs where current_version_id is not null order by code',
  )
  return { connections: connections.rows, programs: programs.rows }
}
