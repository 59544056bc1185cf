import { type Environment, foldersOf } from '../environment.js'
import type { ChildSpec } from '../processes/childSpec.js'
import { READY_LINE } from '../processes/markers.js'
import type { Invocation } from './invocation.js'
import type { OpenFirm } from './openFirm.js'

type Parts = {
  readonly invocation: Invocation
  readonly environment: Environment
  readonly open: OpenFirm
  readonly development: boolean
}

/** Asks for the sign-in page: an answer proves that the server has loaded configuration and database. */
const webAnswers = async (environment: Environment): Promise<boolean> => {
  const url = `http://${environment.host}:${environment.port}/admin/login`
  const response = await fetch(url, { signal: AbortSignal.timeout(20_000), redirect: 'manual' })
  await response.body?.cancel()
  return response.status < 500
}

/**
 * The processes of a running firm, in the order in which they are of use to each other: with the
 * embedded database the paper platform first and the demo firm's traders last.
 */
export const firmChildren = ({
  invocation,
  environment,
  open,
  development,
}: Parts): ChildSpec[] => {
  const NODE_ENV = development ? 'development' : 'production'
  const base = {
    command: invocation.command,
    env: { ...process.env, ...open.variables, NODE_ENV },
  }
  const commandOf = (...args: string[]) => ({ ...base, args: [...invocation.args, ...args] })
  const paper: ChildSpec = {
    name: 'paper',
    ...commandOf(
      ...['paper', '--port', String(environment.paperPort)],
      ...['--data', foldersOf(environment).paper],
      ...['--default-trader', 'mixed'],
    ),
    ready: { kind: 'line', matches: (line) => line.startsWith('ready http') },
  }
  const worker: ChildSpec = {
    name: 'worker',
    ...commandOf('worker'),
    ready: { kind: 'line', matches: (line) => line === READY_LINE },
    stopWithinMs: 15_000,
  }
  const web: ChildSpec = {
    name: 'web',
    ...commandOf('web', ...(development ? ['--dev'] : [])),
    ready: { kind: 'probe', ask: () => webAnswers(environment) },
    readyWithinMs: development ? 180_000 : 60_000,
    stopWithinMs: 5_000,
  }
  const traders: ChildSpec = {
    name: 'traders',
    ...commandOf('demo-traders'),
    ready: { kind: 'line', matches: (line) => line === READY_LINE },
    stopWithinMs: 3_000,
  }
  if (!environment.embedded) return [worker, web]
  return [paper, worker, web, ...(environment.demoTraders ? [traders] : [])]
}
