import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { BackupUnusable } from './errors.js'
import { type Manifest, MANIFEST_NAME, manifestShape, type StoredFile } from './manifest.js'
import { measureFile } from './storeFile.js'

const parse = async (folder: string): Promise<Manifest> => {
  let text: string
  try {
    text = await readFile(path.join(folder, MANIFEST_NAME), 'utf8')
  } catch {
    throw new BackupUnusable(
      folder,
      `there is no ${MANIFEST_NAME}, so it is unfinished or no backup`,
    )
  }
  try {
    return manifestShape.parse(JSON.parse(text))
  } catch {
    throw new BackupUnusable(folder, `its ${MANIFEST_NAME} is damaged or of another release`)
  }
}

const filesOf = (manifest: Manifest): StoredFile[] => [
  ...manifest.tables.map(({ file }) => file),
  ...manifest.documents.files,
  manifest.secrets,
]

export type CheckedBackup = {
  readonly folder: string
  readonly manifest: Manifest
  /** By the names of their environment variables. */
  readonly secrets: Readonly<Record<string, string>>
}

const secretsShape = z.record(z.string(), z.string())

/**
 * Reads a backup's manifest and compares size and hash of every file with it. Throws
 * `BackupUnusable` that names the first file that differs.
 */
export const readBackup = async (folder: string): Promise<CheckedBackup> => {
  const manifest = await parse(folder)
  for (const file of filesOf(manifest)) {
    const found = await measureFile(path.join(folder, ...file.path.split('/')))
    if (found === undefined) throw new BackupUnusable(folder, `${file.path} is missing`)
    if (found.bytes !== file.bytes || found.sha256 !== file.sha256) {
      throw new BackupUnusable(folder, `${file.path} was changed or is damaged (sha256 differs)`)
    }
  }
  const text = await readFile(path.join(folder, ...manifest.secrets.path.split('/')), 'utf8')
  return { folder, manifest, secrets: secretsShape.parse(JSON.parse(text)) }
}
