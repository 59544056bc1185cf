import { chmod, copyFile, mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import pg, { type ClientBase } from 'pg'
import { checkDatabaseTarget, checkDocumentsTarget } from './checkTarget.js'
import { RestoreRefused } from './errors.js'
import { loadDatabase } from './loadDatabase.js'
import type { Manifest } from './manifest.js'
import type { CheckedBackup } from './readBackup.js'

export type RestoreTarget = {
  /** An empty database, migrated by the release that made the backup. */
  readonly databaseUrl: string
  /** Undefined when documents lie in object storage. */
  readonly documentsFolder: string | undefined
  /** Tables (`schema.name`) that migrations fill with rows; these rows are replaced. */
  readonly filledByMigrations: readonly string[]
  /** Runs in the transaction of the restore, before it is committed: sets the firm-wide holds. */
  readonly afterRestore: (client: ClientBase) => Promise<void>
}

const copyDocuments = async (folder: string, draft: string, manifest: Manifest): Promise<void> => {
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true, mode: 0o700 })
  for (const file of manifest.documents.files) {
    const inner = file.path.split('/')
    const target = path.join(draft, ...inner.slice(1))
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
    await copyFile(path.join(folder, ...inner), target)
    await chmod(target, 0o600)
  }
}

const restoreDatabase = async (
  folder: string,
  manifest: Manifest,
  target: RestoreTarget,
): Promise<void> => {
  const client = new pg.Client({ connectionString: target.databaseUrl })
  await client.connect()
  try {
    await client.query('begin')
    await checkDatabaseTarget(client, manifest, target.filledByMigrations)
    await loadDatabase(client, { folder, manifest })
    await client.query(`set local session_replication_role = origin`)
    await target.afterRestore(client)
    const end = await client.query('commit')
    if (end.command !== 'COMMIT') throw new RestoreRefused('the database did not commit')
  } finally {
    await client.end()
  }
}

/**
 * Puts a checked backup back. The database changes in one transaction, so a failure leaves it
 * empty; documents get their place after it. Throws `RestoreRefused`.
 */
export const restore = async (
  { folder, manifest }: CheckedBackup,
  target: RestoreTarget,
): Promise<void> => {
  const { documentsFolder } = target
  if (documentsFolder === undefined) {
    if (manifest.documents.files.length > 0) {
      throw new RestoreRefused('the backup holds documents, but here they lie in object storage')
    }
    return restoreDatabase(folder, manifest, target)
  }
  await checkDocumentsTarget(documentsFolder)
  const draft = `${documentsFolder}.restoring`
  try {
    await copyDocuments(folder, draft, manifest)
    await restoreDatabase(folder, manifest, target)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw error
  }
  await rm(documentsFolder, { recursive: true, force: true })
  await rename(draft, documentsFolder)
}
