import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { errorCode, errorMessage } from '../errorCode.js'
import { BackupFailed } from './errors.js'
import { type Manifest, MANIFEST_NAME } from './manifest.js'
import { storeDatabase } from './storeDatabase.js'
import { storeDocuments } from './storeDocuments.js'
import { storeFile } from './storeFile.js'

export type BackupSource = {
  readonly databaseUrl: string
  /** Undefined when documents lie in object storage, which has copies of its own. */
  readonly documentsFolder: string | undefined
  /** The secrets to keep with the data: without the key ring, encrypted fields stay closed. */
  readonly secrets: Readonly<Record<string, string>>
}

const refuseExisting = async (folder: string): Promise<void> => {
  const there = await stat(folder).catch(() => undefined)
  if (there !== undefined) throw new BackupFailed(`${folder} exists already`)
}

const writeManifest = async (folder: string, manifest: Manifest): Promise<void> => {
  const file = await open(path.join(folder, MANIFEST_NAME), 'wx', 0o600)
  await file.writeFile(`${JSON.stringify(manifest, undefined, 2)}\n`)
  await file.sync()
  await file.close()
}

const fill = async (
  folder: string,
  source: BackupSource,
  log: (line: string) => void,
): Promise<Manifest> => {
  const database = await storeDatabase(source.databaseUrl, folder, log)
  const files =
    source.documentsFolder === undefined ? [] : await storeDocuments(source.documentsFolder, folder)
  const secrets = Readable.from([Buffer.from(`${JSON.stringify(source.secrets, undefined, 2)}\n`)])
  const kind: Manifest['documents']['kind'] =
    source.documentsFolder === undefined ? 'objectStorage' : 'folder'
  return {
    format: 1,
    createdAt: new Date().toISOString(),
    ...database,
    documents: { kind, files },
    secrets: await storeFile(secrets, { folder, path: 'secrets.json', compress: false }),
  }
}

/**
 * Writes database, documents and secrets into a new folder, while the firm runs. The folder gets its
 * name only when it is complete. Throws `BackupFailed`.
 *
 * @returns the manifest that was written
 */
export const backup = async (
  target: string,
  source: BackupSource,
  log: (line: string) => void,
): Promise<Manifest> => {
  await refuseExisting(target)
  const draft = `${target}.unfinished`
  try {
    await rm(draft, { recursive: true, force: true })
    await mkdir(draft, { recursive: true, mode: 0o700 })
    const manifest = await fill(draft, source, log)
    await writeManifest(draft, manifest)
    await rename(draft, target)
    return manifest
  } catch (error) {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined)
    const full = ['ENOSPC', 'EDQUOT'].includes(errorCode(error))
    throw new BackupFailed(full ? 'the disk is full' : errorMessage(error))
  }
}
