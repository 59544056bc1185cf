import { rm } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { migrationLevel } from '../backup/catalog.js'
import { checkKeys } from '../backup/checkKeys.js'
import { type CheckedBackup, readBackup } from '../backup/readBackup.js'
import { restore } from '../backup/restore.js'
import { writeDemoLogins } from '../data/demoLogins.js'
import { withRunLock } from '../data/runLock.js'
import { readSecrets, secretsFileOf, secretsFrom, writeSecrets } from '../data/secrets.js'
import { type Environment, readEnvironment } from '../environment.js'
import { loadDotEnv } from '../firm/loadDotEnv.js'
import type { OpenFirm } from '../firm/openFirm.js'
import { runCommandStep } from '../firm/runCommandStep.js'
import { selfInvocation } from '../firm/selfInvocation.js'
import { ensureDataFolder } from '../postgres/dataFolder.js'
import { shutdownOnSignals } from '../processes/shutdown.js'
import type { Command, CommandContext } from './command.js'
import { withOpenFirm } from './withFirm.js'

/**
 * An installation with the embedded database that has no secrets yet gets those of the backup, and
 * loses them again when the restore fails.
 */
const withSecretsOf = async (
  { secrets }: CheckedBackup,
  { dataDir, databaseUrl, keys }: Environment,
  work: () => Promise<void>,
): Promise<void> => {
  const has = (await readSecrets(dataDir)) !== undefined
  if (databaseUrl !== undefined || keys !== undefined || has) return work()
  await writeSecrets(dataDir, secretsFrom(secrets))
  try {
    await work()
  } catch (error) {
    await rm(secretsFileOf(dataDir), { force: true })
    throw error
  }
}

const isBare = async (databaseUrl: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return (await migrationLevel(client)).length === 0
  } finally {
    await client.end()
  }
}

type Place = { readonly environment: Environment; readonly open: OpenFirm }

const putBack = async (
  context: CommandContext,
  checked: CheckedBackup,
  { environment, open }: Place,
): Promise<void> => {
  const { log } = context
  checkKeys(checked.secrets.PROP_FIRM_KEYS ?? '', process.env.PROP_FIRM_KEYS ?? '')
  if (await isBare(open.databaseUrl)) {
    const stop = shutdownOnSignals(() => undefined).requested
    // In a process of its own: its connections are gone when it ends.
    await runCommandStep('migrate', selfInvocation(), { open, log, stop })
  }
  const inFolder = environment.objectStorage === undefined
  await restore(checked, {
    databaseUrl: open.databaseUrl,
    documentsFolder: inFolder ? environment.documentsFolder : undefined,
    filledByMigrations: context.firm.filledByMigrations,
    afterRestore: context.firm.holdEverything,
  })
  // What was restored is the firm: no demo firm is added to it at the next start.
  if (environment.embedded) await writeDemoLogins(environment.dataDir, [])
  if (checked.secrets.PAYLOAD_SECRET !== process.env.PAYLOAD_SECRET) {
    log('PAYLOAD_SECRET is not that of the backup: everybody signs in again, API keys are void.')
  }
}

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'put a backup back into an empty database; everything is held afterwards',
  usage: 'FOLDER',
  options: {},
  positionals: ['FOLDER'],
  run: async (context) => {
    const folder = path.resolve(context.positionals[0] ?? '')
    loadDotEnv(context.root, false)
    const environment = readEnvironment(process.env)
    context.log(`Checking the backup in ${folder} …`)
    const checked = await readBackup(folder)
    await ensureDataFolder(environment.dataDir)
    await withRunLock(environment.dataDir, context.log, () =>
      withSecretsOf(checked, environment, () =>
        withOpenFirm(environment, context.log, (open) =>
          putBack(context, checked, { environment, open }),
        ),
      ),
    )
    context.log(`Restored the backup of ${checked.manifest.createdAt}.`)
    context.log('Everything is on hold until an operator releases it.')
  },
}
