import { lstat, mkdir, readFile, symlink } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { errorCode } from '../errorCode.js'

const linksShape = z.array(z.object({ source: z.string(), target: z.string() }))

const exists = async (file: string): Promise<boolean> =>
  lstat(file).then(
    () => true,
    () => false,
  )

/**
 * npm packages cannot hold symbolic links: a script of the package makes them, which does not run
 * under `--ignore-scripts`, and copying tools drop them. Without them `postgres` misses its libraries.
 *
 * @returns false when a link is missing and the folder cannot be written
 */
export const repairLinks = async (nativeFolder: string): Promise<boolean> => {
  const root = path.dirname(nativeFolder)
  const list = await readFile(path.join(nativeFolder, 'pg-symlinks.json'), 'utf8')
  for (const { source, target } of linksShape.parse(JSON.parse(list))) {
    const link = path.join(nativeFolder, path.relative('native', target))
    if (await exists(link)) continue
    const from = path.dirname(path.join(root, target))
    try {
      await mkdir(path.dirname(link), { recursive: true })
      await symlink(path.relative(from, path.join(root, source)), link)
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') return false
    }
  }
  return true
}
