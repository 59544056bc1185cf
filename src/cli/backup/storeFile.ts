import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { StoredFile } from './manifest.js'

type Destination = {
  readonly folder: string
  /** Path below the folder, with `/`. */
  readonly path: string
  readonly compress: boolean
}

/** Writes a stream below the backup's folder, private to its owner, and notes size and hash. */
export const storeFile = async (source: Readable, to: Destination): Promise<StoredFile> => {
  const target = path.join(to.folder, ...to.path.split('/'))
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let bytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  const file = createWriteStream(target, { mode: 0o600, flags: 'wx', flush: true })
  if (to.compress) await pipeline(source, createGzip({ level: 6 }), measure, file)
  else await pipeline(source, measure, file)
  return { path: to.path, bytes, sha256: hash.digest('hex') }
}

/** Size and hash of a stored file, or undefined when it is missing or cannot be read. */
export const measureFile = async (
  file: string,
): Promise<Pick<StoredFile, 'bytes' | 'sha256'> | undefined> => {
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of createReadStream(file)) {
      hash.update(chunk as Buffer)
      bytes += (chunk as Buffer).length
    }
  } catch {
    return undefined
  }
  return { bytes, sha256: hash.digest('hex') }
}
