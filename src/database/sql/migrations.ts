import { statsMigration } from '../../readModels/dashboard/statsMigration.js'
import { appealsMigration } from './appeals.js'
import { queueMigration } from '../../readModels/queue/queueMigration.js'
import { differencesMigration } from './differences.js'
import { guardsSql } from './guards.js'
import { incidentAccountsMigration } from './incidentAccounts.js'
import { incidentsMigration } from './incidents.js'
import { recordsSql } from './records.js'
import { scalingStepsSql } from './scalingSteps.js'
import { versionMovesSql } from './versionMoves.js'

/** In order; a step that was applied is never edited, a change is a new step. */
export const guardMigrations = [
  { id: '001_guards', sql: guardsSql },
  { id: '002_records', sql: recordsSql },
  statsMigration,
  appealsMigration,
  queueMigration,
  incidentsMigration,
  { id: '007_version_moves', sql: versionMovesSql },
  differencesMigration,
  incidentAccountsMigration,
  { id: '010_scaling_steps', sql: scalingStepsSql },
] as const
