import { spawn } from 'node:child_process'
import { ConfigurationError } from '../../errors.js'
import { nextBinOf } from '../build/buildWeb.js'
import type { Environment } from '../environment.js'
import { requireFreePort } from '../firm/requireFreePort.js'
import { shutdownOnSignals } from '../processes/shutdown.js'
import type { Command } from './command.js'
import { withFirm } from './withFirm.js'

type NextServer = {
  readonly root: string
  readonly mode: 'start' | 'dev'
  readonly environment: Environment
  readonly stop: AbortSignal
}

/** Runs Next in our own process group, so that what ends us ends it and its children too. */
const runNext = ({ root, mode, environment, stop }: NextServer): Promise<void> =>
  new Promise((resolve, reject) => {
    const { host, port } = environment
    const args = [nextBinOf(root), mode, '--hostname', host, '--port', String(port)]
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: {
        NEXT_TELEMETRY_DISABLED: '1',
        ...process.env,
        NODE_ENV: mode === 'dev' ? 'development' : 'production',
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    const end = (): void => void child.kill('SIGTERM')
    if (stop.aborted) end()
    stop.addEventListener('abort', end, { once: true })
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      const reason = signal ?? `exit code ${String(code)}`
      if (stop.aborted) resolve()
      else reject(new ConfigurationError(`the web server ended (${reason}); its output says why`))
    })
  })

export const webCommand: Command = {
  name: 'web',
  summary: 'run the web server; any number may run',
  usage: '[--dev]',
  options: { dev: { type: 'boolean', default: false } },
  positionals: [],
  run: async (context) => {
    const shutdown = shutdownOnSignals((error) => context.log(String(error)))
    await withFirm(context, async (_open, environment) => {
      const { host, port } = environment
      await requireFreePort({ host, port, variable: 'PORT' })
      const mode = context.values.dev === true ? 'dev' : 'start'
      await runNext({ root: context.root, mode, environment, stop: shutdown.requested })
    })
  },
}
