import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'

/**
 * What the web app and the commands are built from; what is missing is left out. Not tsconfig.json:
 * Next edits it while it builds.
 */
const SOURCES = [
  ...['src', 'collections', 'hooks', 'jobs', 'migrations', 'public'],
  ...['payload.config.ts', 'next.config.mjs', 'next.config.ts', 'next.config.js'],
  ...['package.json', 'package-lock.json'],
] as const

const filesBelow = async (entry: string): Promise<string[]> => {
  const info = await stat(entry).catch(() => undefined)
  if (info === undefined) return []
  if (!info.isDirectory()) return [entry]
  const names = (await readdir(entry)).sort()
  return (await Promise.all(names.map((name) => filesBelow(path.join(entry, name))))).flat()
}

/** A hash over names and contents of all sources, and of the Node version that runs the result. */
export const sourceHash = async (root: string): Promise<string> => {
  const hash = createHash('sha256').update(process.version.split('.')[0] ?? '')
  for (const source of SOURCES) {
    for (const file of await filesBelow(path.join(root, source))) {
      const content = await readFile(file)
      hash.update(`\n${path.relative(root, file)} ${content.length}\n`).update(content)
    }
  }
  return hash.digest('hex')
}
