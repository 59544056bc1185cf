import { ConfigurationError } from '../../errors.js'
import type { RunningSimulator, Simulator } from '../../platforms/simulator.js'
import { READY_LINE } from '../processes/markers.js'
import { shutdownOnSignals, untilRequested } from '../processes/shutdown.js'
import { simulators } from '../simulators.js'
import type { Command, CommandContext } from './command.js'

/** Plays a trading platform on its own wire, for a client of any make. */
export const simulateCommand: Command = {
  name: 'simulate',
  summary: 'play a trading platform for a client of your own (simulate NAME --help)',
  usage: 'NAME [--port N] [--host H] [--seed N] [--accounts N]',
  options: {
    port: { type: 'string' },
    host: { type: 'string', default: '127.0.0.1' },
    seed: { type: 'string', default: '1' },
    accounts: { type: 'string', default: '20' },
    help: { type: 'boolean', default: false },
  },
  positionals: ['NAME'],
  run: async (context) => {
    const { values, positionals, log } = context
    const simulator = await find(positionals[0] ?? '')
    if (values.help === true) return describe(simulator, log)
    const shutdown = shutdownOnSignals((error) => log(String(error)))
    const running = await simulator.start({
      host: String(values.host),
      port: wholeNumber(context, 'port', simulator.defaultPort),
      seed: wholeNumber(context, 'seed'),
      accounts: wholeNumber(context, 'accounts'),
    })
    shutdown.defer(() => running.stop())
    show(simulator, running, log)
    log(READY_LINE)
    await untilRequested(shutdown)
    await shutdown.run()
  },
}

function find(name: string): Promise<Simulator> {
  const load = Object.hasOwn(simulators, name) ? simulators[name] : undefined
  if (load) return load()
  const names = Object.keys(simulators).join(', ')
  throw new ConfigurationError(`simulate: expected one of ${names}, was "${name}"`)
}

function wholeNumber({ values }: CommandContext, name: string, fallback = 0): number {
  const text = values[name]
  if (text === undefined) return fallback
  if (typeof text === 'string' && /^\d{1,9}$/.test(text)) return Number(text)
  throw new ConfigurationError(
    `simulate: --${name}: expected a whole number, was "${String(text)}"`,
  )
}

function describe({ name, summary, defaultPort, guide }: Simulator, log: (line: string) => void) {
  log(`${name}: ${summary}`)
  log('')
  for (const line of guide?.(`https://127.0.0.1:${defaultPort}`) ?? []) log(line)
}

function show({ name, guide }: Simulator, running: RunningSimulator, log: (line: string) => void) {
  log(`${name} is played at ${running.url}`)
  const entries = Object.entries(running.credentials)
  const width = Math.max(...entries.map(([label]) => label.length))
  for (const [label, value] of entries) log(`  ${label.padEnd(width)}  ${value}`)
  log('')
  for (const line of guide?.(running.url) ?? []) log(line)
}
