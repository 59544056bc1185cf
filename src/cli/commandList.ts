import { backupCommand } from './commands/backup.js'
import { buildCommand } from './commands/build.js'
import type { Command } from './commands/command.js'
import { createOperatorCommand } from './commands/createOperator.js'
import { demoTradersCommand } from './commands/demoTraders.js'
import { devCommand } from './commands/dev.js'
import { importCommand } from './commands/importBook.js'
import { migrateCommand } from './commands/migrate.js'
import { paperCommand } from './commands/paper.js'
import { replayCommand } from './commands/replay.js'
import { restoreCommand } from './commands/restore.js'
import { seedCommand } from './commands/seed.js'
import { simulateCommand } from './commands/simulate.js'
import { startCommand } from './commands/start.js'
import { webCommand } from './commands/web.js'
import { workerCommand } from './commands/worker.js'

/** All commands of `prop-firm`, in the order of the help. */
export const commands: readonly Command[] = [
  startCommand,
  devCommand,
  buildCommand,
  webCommand,
  workerCommand,
  migrateCommand,
  seedCommand,
  createOperatorCommand,
  importCommand,
  backupCommand,
  restoreCommand,
  replayCommand,
  paperCommand,
  simulateCommand,
  demoTradersCommand,
]
