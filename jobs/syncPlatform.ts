import { asPostgres } from '../src/database/postgresAdapter.js'
import { syncOnce } from '../src/live/syncOnce.js'
import { livePorts } from '../src/services/live/livePorts.js'
import { runtimeOf } from '../src/services/runtime.js'
import { sendCommands } from '../src/services/platform/sendCommands.js'
import { scheduled } from './scheduled.js'

/**
 * Follows every account that no worker holds, so that the firm works with Payload alone: reads the
 * platforms, evaluates, stores, and sends what the rulings ask for.
 */
export const syncPlatform = scheduled({
  slug: 'syncPlatform',
  label: 'Read platforms where no worker runs',
  cron: '10 * * * * *',
  run: async (payload) => {
    const runtime = runtimeOf(payload)
    const ports = livePorts({ ...runtime, afterCommit: () => undefined })
    await ports.refresh()
    await syncOnce({
      database: asPostgres(payload.db).poolOptions,
      sessions: runtime.sessions.get,
      ports,
      rules: runtime.firm.rules,
      settings: runtime.firm.options.retention,
      log: payload.logger,
    })
    while ((await sendCommands(runtime)) > 0) continue
  },
})
