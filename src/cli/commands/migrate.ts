import { DONE_PREFIX } from '../processes/markers.js'
import type { Command } from './command.js'
import { withFirm } from './withFirm.js'

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'bring the database up to this release',
  usage: '',
  options: {},
  positionals: [],
  run: (context) =>
    withFirm(context, async ({ databaseUrl }) => {
      const applied = await context.firm.migrate(databaseUrl)
      context.log(DONE_PREFIX + JSON.stringify({ applied }))
    }),
}
