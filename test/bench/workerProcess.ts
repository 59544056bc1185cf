import { runWorker } from '../../src/worker.js'
import { firmConfig } from '../fixtures/firm.js'

/** A worker of its own process on the database of the first argument. */
const stop = new AbortController()
process.once('SIGTERM', () => stop.abort())
await runWorker({
  config: firmConfig(process.argv[2] ?? ''),
  stop: stop.signal,
  ready: () => console.log('ready'),
})
process.exit(0)
