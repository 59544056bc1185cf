import type { TaskConfig } from 'payload'
import { countFigures } from './countFigures.js'
import { incidents, sendEmail, sendPlatformCommands, settle } from './deliver.js'
import { expire } from './expire.js'
import { anchor, packTape, reaper } from './maintain.js'
import { syncPlatform } from './syncPlatform.js'

/** Every task of the firm, in the order of the docs. */
export const tasks: TaskConfig[] = [
  syncPlatform,
  sendPlatformCommands,
  settle,
  incidents,
  sendEmail,
  expire,
  packTape,
  countFigures,
  anchor,
  reaper,
]
