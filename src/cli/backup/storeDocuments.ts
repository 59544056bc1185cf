import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { errorCode } from '../errorCode.js'
import type { StoredFile } from './manifest.js'
import { storeFile } from './storeFile.js'

/** Regular files below a folder as paths with `/`, sorted; none when the folder is missing. */
export const filesBelow = async (folder: string, inner = ''): Promise<string[]> => {
  const found: string[] = []
  try {
    for (const entry of await readdir(path.join(folder, inner), { withFileTypes: true })) {
      const file = inner === '' ? entry.name : `${inner}/${entry.name}`
      if (entry.isDirectory()) found.push(...(await filesBelow(folder, file)))
      else if (entry.isFile()) found.push(file)
    }
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
  return found.sort()
}

/**
 * Copies the documents. After the database: what its rows name is there already; what was uploaded
 * since does no harm.
 */
export const storeDocuments = async (documents: string, folder: string): Promise<StoredFile[]> => {
  const stored: StoredFile[] = []
  for (const file of await filesBelow(documents)) {
    const source = createReadStream(path.join(documents, file))
    try {
      stored.push(await storeFile(source, { folder, path: `documents/${file}`, compress: false }))
    } catch (error) {
      // Removed since it was listed: no row of the database names it any more, or will again.
      if (errorCode(error) !== 'ENOENT') throw error
    }
  }
  return stored
}
