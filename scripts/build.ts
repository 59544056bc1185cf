import { spawnSync } from 'node:child_process'
import { chmod, copyFile, readdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Makes what is published: `dist/{src,collections,hooks,jobs}` by the compiler, and the style sheets
 * beside the components that import them. Whatever else lies in `dist` stays.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const folders = ['src', 'collections', 'hooks', 'jobs'] as const

for (const folder of folders) {
  await rm(path.join(root, 'dist', folder), { recursive: true, force: true })
}
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc')
const compiled = spawnSync(process.execPath, [compiler, '--project', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
})
if (compiled.status !== 0) process.exit(compiled.status ?? 1)

for (const file of await readdir(path.join(root, 'src'), { recursive: true })) {
  if (!file.endsWith('.css')) continue
  await copyFile(path.join(root, 'src', file), path.join(root, 'dist/src', file))
}
await chmod(path.join(root, 'dist/src/cli/hostBin.js'), 0o755)
