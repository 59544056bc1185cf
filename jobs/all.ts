import type { TaskConfig } from 'payload'
import { countFigures } from './countFigures.js'
import { incidents, sendEmail, sendPlatformCommands, settle } from './deliver.js'
import { expire, liftHolds } from './expire.js'
import { growth } from './growAccounts.js'
import { anchor, packTape, reaper, reconcileBooks } from './maintain.js'
import { syncPlatform } from './syncPlatform.js'
import { warnOfGoals, warnOfLimits } from './warn.js'

/** Every task of the firm, in the order of the docs. */
export const tasks: TaskConfig[] = [
  syncPlatform,
  sendPlatformCommands,
  settle,
  incidents,
  sendEmail,
  expire,
  liftHolds,
  growth,
  warnOfLimits,
  warnOfGoals,
  packTape,
  countFigures,
  reconcileBooks,
  anchor,
  reaper,
]
