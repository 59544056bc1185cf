import { READY_LINE } from '../processes/markers.js'
import { shutdownOnSignals } from '../processes/shutdown.js'
import type { Command } from './command.js'
import { withFirm } from './withFirm.js'

export const workerCommand: Command = {
  name: 'worker',
  summary: 'run a worker; any number may run',
  usage: '',
  options: {},
  positionals: [],
  run: async (context) => {
    const shutdown = shutdownOnSignals((error) => context.log(String(error)))
    await withFirm(context, () =>
      context.firm.runWorker({
        stop: shutdown.requested,
        ready: () => context.log(READY_LINE),
      }),
    )
  },
}
