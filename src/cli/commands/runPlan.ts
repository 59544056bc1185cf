import { readEnvironment } from '../environment.js'
import { errorMessage } from '../errorCode.js'
import { loadDotEnv } from '../firm/loadDotEnv.js'
import type { FirmPlan } from '../firm/plan.js'
import { runFirm } from '../firm/runFirm.js'
import type { Environment } from '../environment.js'
import { Stopped } from '../processes/errors.js'
import { shutdownOnSignals } from '../processes/shutdown.js'
import type { CommandContext } from './command.js'

/** Runs the firm by a plan until Ctrl-C, and undoes everything whichever way it ended. */
export const runPlan = async (
  { root, log }: CommandContext,
  development: boolean,
  planOf: (environment: Environment) => FirmPlan,
): Promise<void> => {
  loadDotEnv(root, development)
  const environment = readEnvironment(process.env)
  const shutdown = shutdownOnSignals((error) => log(errorMessage(error)))
  try {
    await runFirm({ environment, plan: planOf(environment), shutdown, log })
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
  } finally {
    await shutdown.run()
  }
}
