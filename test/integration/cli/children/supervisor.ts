import type { ChildSpec } from '../../../../src/cli/processes/childSpec.js'
import { supervise } from '../../../../src/cli/processes/supervise.js'
import { shutdownOnSignals, untilRequested } from '../../../../src/cli/processes/shutdown.js'

/** A supervisor as a process of its own: each argument is the command line of a child. */
const specs = process.argv.slice(2).map((line, index): ChildSpec => {
  const [command = '', ...args] = line.split(' ')
  return {
    ...{ name: `child${index}`, command, args, env: process.env },
    ready: { kind: 'line', matches: (said) => said.startsWith('ready') },
    stopWithinMs: 2_000,
  }
})
const shutdown = shutdownOnSignals((error) => console.log(String(error)))
const children = supervise(specs, (name, line) => console.log(`${name}: ${line}`))
shutdown.onHurry(children.kill)
shutdown.defer(async () => console.log('last'))
shutdown.defer(children.stop)
await children.ready
console.log('all ready')
await untilRequested(shutdown)
console.log('stopping')
await shutdown.run()
console.log('stopped')
process.exit(0)
