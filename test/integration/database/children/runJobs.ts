import { getPayload } from 'payload'
import { asPostgres } from '../../../../src/database/postgresAdapter.js'
import { firmConfig } from '../../../fixtures/firm.js'

/**
 * A runner as a process of its own: `runJobs.ts <url> <name>`. Says that it is up, waits for a line,
 * then takes jobs until none is left; each run is noted in the table `ran`.
 */
const [url = '', name = ''] = process.argv.slice(2)
const config = await firmConfig(url, { poolMax: 25 })
config.jobs.tasks = (config.jobs.tasks ?? []).map((task) =>
  task.slug === 'expire'
    ? {
        ...task,
        handler: async ({ job, req }) => {
          const { pool } = asPostgres(req.payload.db)
          await pool.query('insert into ran (job, runner) values ($1, $2)', [job.id, name])
          return { output: {} }
        },
      }
    : task,
)
const payload = await getPayload({ config, disableOnInit: true })
process.stdout.write('ready\n')
await new Promise((resolve) => process.stdin.once('data', resolve))
for (;;) {
  const { noJobsRemaining } = await payload.jobs.run({ queue: 'test', limit: 20, silent: true })
  if (noJobsRemaining) break
}
process.exit(0)
