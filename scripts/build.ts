import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, copyFile, readdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Makes what is published: `dist/{src,collections,hooks,jobs}` by the compiler, which looks at what
 * changed since the last time, and the style sheets beside the components that import them.
 * Whatever else lies in `dist` stays.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const folders = ['src', 'collections', 'hooks', 'jobs'] as const
const bin = path.join(root, 'dist/src/cli/hostBin.js')

// What was deleted by hand would not be written again.
if (!existsSync(bin)) await rm(path.join(root, 'dist/build.tsbuildinfo'), { force: true })
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc')
const compiled = spawnSync(process.execPath, [compiler, '--project', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
})
if (compiled.status !== 0) process.exit(compiled.status ?? 1)

const filesOf = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
}

const sourcesOf = (file: string): string[] => {
  const stem = file.replace(/\.d\.ts$|\.js$/, '')
  return file.endsWith('.css') ? [file] : [`${stem}.ts`, `${stem}.tsx`]
}

for (const folder of folders) {
  const [source, target] = [path.join(root, folder), path.join(root, 'dist', folder)]
  const sources = new Set(await filesOf(source))
  for (const file of await filesOf(target)) {
    if (!sourcesOf(file).some((each) => sources.has(each))) await rm(path.join(target, file))
  }
  for (const file of sources) {
    if (file.endsWith('.css')) await copyFile(path.join(source, file), path.join(target, file))
  }
}
await chmod(bin, 0o755)
