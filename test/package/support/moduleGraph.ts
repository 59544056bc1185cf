import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import path from 'node:path'
import typeScript from 'typescript'

/** The packages that built files import, starting from entries and following relative imports. */
export const packagesImported = async (entries: readonly string[]): Promise<Set<string>> => {
  const packages = new Set<string>()
  const seen = new Set<string>()
  const open = [...entries]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    if (!existsSync(file)) throw new Error(`${file} is imported and was not packed`)
    if (!file.endsWith('.js')) continue
    const { importedFiles } = typeScript.preProcessFile(await readFile(file, 'utf8'))
    for (const { fileName: name } of importedFiles) {
      if (name.startsWith('.')) open.push(path.resolve(path.dirname(file), name))
      else if (!isBuiltin(name)) packages.add(packageOf(name))
    }
  }
  return packages
}

const packageOf = (specifier: string): string =>
  specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
