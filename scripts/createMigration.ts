import { getPayload } from 'payload'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** Writes the difference between the collections and the last migration; says so when there is none. */
const folder = path.resolve(process.cwd(), 'migrations')
const list = () => new Set(existsSync(folder) ? readdirSync(folder) : [])

process.env.PAYLOAD_MIGRATING = 'true'
// The difference is one of files: no database is asked, and no secret opens anything.
process.env.DATABASE_URL ??= 'postgres://nobody@127.0.0.1/none'
process.env.PAYLOAD_SECRET ??= 'only-to-write-a-migration-nothing-is-sealed'
const { default: config } = await import('../payload.config.js')
const payload = await getPayload({ config, disableDBConnect: true, disableOnInit: true })
const before = list()
process.on('exit', () => {
  const made = [...list()].filter((file) => !before.has(file))
  console.log(made.length > 0 ? `created ${made.join(', ')}` : 'no changes')
})
await payload.db.createMigration({
  migrationName: process.argv[2] ?? 'change',
  payload,
  skipEmpty: true,
})
process.exit(0)
