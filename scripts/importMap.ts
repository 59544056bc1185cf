import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * Writes the import map of the admin, which names every component of ours. It asks no database.
 * With `--check` it fails where the map was old, for the admin then shows nothing in their place.
 */
const file = 'src/app/(payload)/admin/importMap.js'
const env = {
  DATABASE_URL: 'postgres://nobody@127.0.0.1/none',
  PAYLOAD_SECRET: 'only-to-generate-files-nothing-is-sealed',
  ...process.env,
  NODE_OPTIONS: '--conditions=production',
}
const before = readFileSync(file, 'utf8')
const { status } = spawnSync('npx', ['payload', 'generate:importmap'], { env, stdio: 'inherit' })
if (status !== 0) process.exit(status ?? 1)
if (process.argv.includes('--check') && readFileSync(file, 'utf8') !== before) {
  console.error(`${file} was old. It is written anew: look at it and commit it.`)
  process.exit(1)
}
