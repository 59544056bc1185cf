import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { checkObjectName } from './objectName.js'
import type { DocumentBackend } from './types.js'

/**
 * Documents as files below a folder, readable by the running user alone. A file appears complete
 * or not at all: it is written beside its place, flushed and renamed.
 *
 * @param folder absolute, or relative to the working directory; made when it is missing
 */
export function diskBackend(folder: string): DocumentBackend {
  const root = path.resolve(folder)
  const placeOf = (object: string) => {
    const name = checkObjectName(object)
    return {
      folder: path.join(root, name.slice(0, 2)),
      file: path.join(root, name.slice(0, 2), name),
    }
  }
  return {
    name: 'disk',
    async put(object, bytes) {
      const place = placeOf(object)
      await mkdir(place.folder, { recursive: true, mode: 0o700 })
      const draft = `${place.file}.${randomBytes(4).toString('hex')}.draft`
      try {
        await writeFlushed(draft, bytes)
        await rename(draft, place.file)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },
    async get(object) {
      try {
        return await readFile(placeOf(object).file)
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    async remove(object) {
      await rm(placeOf(object).file, { force: true })
    },
  }
}

async function writeFlushed(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT'
