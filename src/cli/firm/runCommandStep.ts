import { resultIn } from '../processes/markers.js'
import { runStep } from '../processes/runStep.js'
import type { Invocation } from './invocation.js'
import type { PlanContext } from './plan.js'

/**
 * Runs one of our commands as a process of its own and returns the result it printed. Throws
 * `StepFailed` with its last line.
 */
export const runCommandStep = async (
  name: string,
  invocation: Invocation,
  { open, log, stop }: PlanContext,
): Promise<unknown> => {
  let result: unknown
  await runStep({
    name,
    command: invocation.command,
    args: [...invocation.args, name],
    env: { ...process.env, ...open.variables },
    done: () => result !== undefined,
    onLine: (line) => {
      const found = resultIn(line)
      if (found === undefined) log(line)
      else result = found
    },
    stop,
  })
  return result
}
