import path from 'node:path'
import { PropFirmError } from '../../../../src/errors.js'
import { readEnvironment } from '../../../../src/cli/environment.js'
import { runFirm } from '../../../../src/cli/firm/runFirm.js'
import type { ChildSpec } from '../../../../src/cli/processes/childSpec.js'
import { Stopped } from '../../../../src/cli/processes/errors.js'
import { runStep } from '../../../../src/cli/processes/runStep.js'
import { shutdownOnSignals } from '../../../../src/cli/processes/shutdown.js'

/** A firm with made-up children: firm.ts CHILD… ; a child `slowBuild` is a build that never ends. */
const modes = process.argv.slice(2)
const folder = path.resolve('test/integration/cli/children')
const log = (line: string): void => console.log(line)

const child = (mode: string): ChildSpec => ({
  name: mode,
  command: process.execPath,
  args:
    mode === 'watching'
      ? ['--import', 'tsx', path.join(folder, 'watching.ts')]
      : [path.join(folder, 'plain.mjs'), mode],
  env: process.env,
  ready: { kind: 'line', matches: (line) => line.startsWith('ready') },
})

const shutdown = shutdownOnSignals((error) => log(String(error)))
let code = 0
try {
  await runFirm({
    environment: readEnvironment(process.env),
    shutdown,
    log,
    plan: {
      prepare: async ({ open, stop }) => {
        log(`database ${open.databaseUrl}`)
        if (modes.includes('slowBuild')) {
          await runStep({ ...child('neverReady'), done: () => true, onLine: log, stop })
        }
        return [{ role: 'admin', email: 'admin@demo.example', password: 'demo' }]
      },
      children: () => modes.filter((mode) => mode !== 'slowBuild').map(child),
    },
  })
} catch (error) {
  if (!(error instanceof Stopped)) {
    code = 1
    console.error(`prop-firm: ${error instanceof PropFirmError ? error.message : String(error)}`)
  }
} finally {
  await shutdown.run()
}
log('ended')
process.exit(code)
