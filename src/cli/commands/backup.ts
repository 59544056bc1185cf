import path from 'node:path'
import { backup } from '../backup/backup.js'
import { type Environment, foldersOf } from '../environment.js'
import type { Command } from './command.js'
import { withFirm } from './withFirm.js'

/** What goes with the data; other settings belong to the machine. */
const SECRET_NAMES = [
  'PAYLOAD_SECRET',
  'PROP_FIRM_KEYS',
  'PAPER_TOKEN',
  'CHECKOUT_SECRETS',
] as const

const secretsHere = (): Record<string, string> =>
  Object.fromEntries(
    SECRET_NAMES.flatMap((name) => {
      const value = process.env[name]
      return value === undefined || value === '' ? [] : [[name, value]]
    }),
  )

const defaultTarget = (environment: Environment): string => {
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-')
  return path.join(foldersOf(environment).backups, stamp)
}

export const backupCommand: Command = {
  name: 'backup',
  summary: 'write database, documents and keys into a new folder, while the firm runs',
  usage: '[--to FOLDER]',
  options: { to: { type: 'string' } },
  positionals: [],
  run: (context) =>
    withFirm(context, async ({ databaseUrl }, environment) => {
      const { to } = context.values
      const target = path.resolve(typeof to === 'string' ? to : defaultTarget(environment))
      const documentsFolder =
        environment.objectStorage === undefined ? environment.documentsFolder : undefined
      const source = { databaseUrl, documentsFolder, secrets: secretsHere() }
      const manifest = await backup(target, source, context.log)
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      const documents = manifest.documents.files.length
      context.log(`Backup written to ${target}: ${rows} rows, ${documents} documents.`)
      context.log('It holds the keys: keep it as safe as the data themselves.')
    }),
}
