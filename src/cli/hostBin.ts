#!/usr/bin/env node
import { backupCommand } from './commands/backup.js'
import type { Command } from './commands/command.js'
import { createOperatorCommand } from './commands/createOperator.js'
import { importCommand } from './commands/importBook.js'
import { migrateCommand } from './commands/migrate.js'
import { paperCommand } from './commands/paper.js'
import { replayCommand } from './commands/replay.js'
import { restoreCommand } from './commands/restore.js'
import { simulateCommand } from './commands/simulate.js'
import { webCommand } from './commands/web.js'
import { workerCommand } from './commands/worker.js'
import { firmPorts } from './firm/firmPorts.js'
import { loadDotEnv } from './firm/loadDotEnv.js'
import { loadConfig } from './host/loadConfig.js'
import { runCommandLine } from './runCommandLine.js'

/** The command line of the published package, run in the folder of the app that installed it. */
const commands = [
  migrateCommand,
  createOperatorCommand,
  importCommand,
  webCommand,
  workerCommand,
  backupCommand,
  restoreCommand,
  replayCommand,
  paperCommand,
  simulateCommand,
]

/** These need neither a database nor the config. */
const alone: readonly Command[] = [paperCommand, replayCommand, simulateCommand]

// As Payload's own commands: without it a database would be changed as in development.
Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV ?? 'production' })

let loaded: ReturnType<typeof loadConfig> | undefined
const config = () => (loaded ??= loadConfig())

await runCommandLine({
  firm: firmPorts({ config }),
  commands,
  prepare: async (command) => {
    if (alone.includes(command)) return
    loadDotEnv(process.cwd(), process.env.NODE_ENV === 'development')
    const found = await config()
    const { hostVariables } = await import('./host/hostVariables.js')
    Object.assign(process.env, hostVariables(found))
  },
})
