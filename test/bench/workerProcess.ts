import { runWorker } from '../../src/worker.js'
import { firmConfig } from '../fixtures/firm.js'

/**
 * A worker of its own process on the database of the first argument. By default 3,000 endings by one
 * price are only suspected; here it is asked how fast they are carried out.
 */
const stop = new AbortController()
process.once('SIGTERM', () => stop.abort())
await runWorker({
  config: firmConfig(process.argv[2] ?? '', {
    options: { doubts: { massEndingAccounts: 100_000 } },
  }),
  stop: stop.signal,
  ready: () => console.log('ready'),
})
process.exit(0)
