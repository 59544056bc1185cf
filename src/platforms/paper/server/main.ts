import { ConfigurationError, PropFirmError } from '../../../errors.js'
import { followParent } from './followParent.js'
import { serve } from './serve.js'
import { readSettings, usage } from './settings.js'

/** Exit codes: 0 ended when asked, 1 could not go on, 2 wrong settings. */
async function run(): Promise<void> {
  if (process.argv.includes('--help')) {
    process.stdout.write(usage)
    return
  }
  const settings = readSettings(process.argv.slice(2), process.env)
  const server = await serve(settings, (error) => {
    process.stderr.write(`paper: the data folder cannot be written: ${String(error)}\n`)
    process.exit(1)
  })
  let isEnding = false
  const end = () => {
    if (isEnding) return
    isEnding = true
    server.close().then(() => process.exit(0), fail)
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  if (settings['follow-parent']) followParent(end)
  // The reader of our output may be gone before we are.
  process.stdout.on('error', () => {})
  process.stdout.write(`ready ${server.url}\n`)
}

function fail(error: unknown): void {
  const isOurs = error instanceof PropFirmError
  const text = isOurs ? error.message : error instanceof Error ? error.stack : String(error)
  process.stderr.write(`paper: ${text}\n`)
  process.exit(error instanceof ConfigurationError ? 2 : 1)
}

run().catch(fail)
