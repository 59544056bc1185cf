import { spawnSync } from 'node:child_process'

/** Writes the types and the import map that Payload makes of the collections; neither asks a database. */
const env = {
  DATABASE_URL: 'postgres://nobody@127.0.0.1/none',
  PAYLOAD_SECRET: 'only-to-generate-files-nothing-is-sealed',
  ...process.env,
  NODE_OPTIONS: '--conditions=production',
}
for (const command of ['generate:types', 'generate:importmap']) {
  const { status } = spawnSync('npx', ['payload', command], { env, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
