import { ConfigurationError } from '../../errors.js'
import { readEnvironment } from '../environment.js'
import { loadDotEnv } from '../firm/loadDotEnv.js'
import { READY_LINE } from '../processes/markers.js'
import { shutdownOnSignals } from '../processes/shutdown.js'
import type { Command } from './command.js'

export const demoTradersCommand: Command = {
  name: 'demo-traders',
  summary: 'play the traders of the demo firm (embedded database only)',
  usage: '',
  options: {},
  positionals: [],
  run: async ({ root, log }) => {
    loadDotEnv(root, process.env.NODE_ENV === 'development')
    const { embedded, host, port } = readEnvironment(process.env)
    if (!embedded) {
      throw new ConfigurationError(
        'demo-traders: they live in the embedded database only, DATABASE_URL names another',
      )
    }
    const shutdown = shutdownOnSignals((error) => log(String(error)))
    const { runDemoTraders } = await import('../../seed/demoTraders.js')
    log(READY_LINE)
    await runDemoTraders({ baseUrl: `http://${host}:${port}`, stop: shutdown.requested, log })
  },
}
