import { once } from 'node:events'
import { getPayload } from 'payload'
import { runWorker } from '../../../../src/worker.js'
import { firmConfig } from '../../../fixtures/firm.js'

/**
 * A worker as a process of its own, on the database of a test: it boots, says `booted`, waits for a
 * line, and then works until it is asked to end, or is killed.
 */
const { FIRM_DATABASE = '', FIRM_SMTP = '' } = process.env
const config = await firmConfig(FIRM_DATABASE, { options: { smtpUrl: FIRM_SMTP } })
await getPayload({ config })
process.stdout.write('booted\n')
await once(process.stdin, 'data')

const stopping = new AbortController()
process.on('SIGTERM', () => stopping.abort())
await runWorker({
  config,
  stop: stopping.signal,
  ready: () => process.stdout.write('ready\n'),
})
process.exit(0)
