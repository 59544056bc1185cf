import { ConfigurationError } from '../../errors.js'
import { DONE_PREFIX } from '../processes/markers.js'
import type { Command } from './command.js'
import { withFirm } from './withFirm.js'

export const seedCommand: Command = {
  name: 'seed',
  summary: 'create the demo firm (embedded database only)',
  usage: '',
  options: {},
  positionals: [],
  run: (context) =>
    withFirm(context, async (_open, environment) => {
      if (!environment.embedded) {
        throw new ConfigurationError(
          'seed: a demo firm with known passwords is made in the embedded database only, DATABASE_URL names another',
        )
      }
      const logins = await context.firm.seed()
      context.log(DONE_PREFIX + JSON.stringify({ logins }))
    }),
}
