import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, copyFile, readdir, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Makes what is published: everything that the entry points reach, compiled into
 * `dist/{src,collections,hooks,jobs}`, and the style sheets beside the components that import them.
 * The compiler looks only at what changed; whatever else lies in `dist` stays.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const folders = ['src', 'collections', 'hooks', 'jobs'].map((name) => path.join(root, name))
const bin = path.join(root, 'dist/src/cli/hostBin.js')

const targetOf = (source: string): string => path.join(root, 'dist', path.relative(root, source))

// What was deleted by hand would not be written again.
if (!existsSync(bin)) await rm(path.join(root, 'dist/build.tsbuildinfo'), { force: true })
const sources = compile()
const styles = await stylesOf(sources)
for (const file of styles) await copyFile(file, targetOf(file))
await removeAllBut([
  ...sources.map((file) => targetOf(file).replace(/\.tsx?$/, '.js')),
  ...sources.map((file) => targetOf(file).replace(/\.tsx?$/, '.d.ts')),
  ...styles.map(targetOf),
])
await chmod(bin, 0o755)

/** Answers the files of ours that were compiled; ends the process when the compiler refuses. */
function compile(): string[] {
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc')
  const args = [compiler, '--project', 'tsconfig.build.json', '--listFiles']
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  const lines = stdout.split('\n')
  const isPath = (line: string) => path.isAbsolute(line) && !line.includes('(')
  if (status !== 0) {
    process.stderr.write(`${lines.filter((line) => !isPath(line)).join('\n')}\n`)
    process.exit(status ?? 1)
  }
  return lines.filter((line) => folders.some((folder) => line.startsWith(folder + path.sep)))
}

async function stylesOf(files: readonly string[]): Promise<string[]> {
  const found = new Set<string>()
  for (const file of files.filter((each) => each.endsWith('.tsx'))) {
    const text = await readFile(file, 'utf8')
    for (const [, style = ''] of text.matchAll(/^import '(\..*\.css)'/gm)) {
      found.add(path.resolve(path.dirname(file), style))
    }
  }
  return [...found]
}

async function removeAllBut(kept: readonly string[]): Promise<void> {
  const wanted = new Set(kept)
  for (const folder of folders) {
    for (const entry of await readdir(targetOf(folder), { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath ?? entry.path, entry.name)
      if (entry.isFile() && !wanted.has(file)) await rm(file)
    }
  }
}
