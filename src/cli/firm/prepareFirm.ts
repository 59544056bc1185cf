import { z } from 'zod'
import type { Invocation } from './invocation.js'
import type { PlanContext } from './plan.js'
import type { DemoLogin } from './ports.js'
import { runCommandStep } from './runCommandStep.js'

const migrated = z.object({ applied: z.array(z.string()) })
const seeded = z.object({
  logins: z.array(z.object({ role: z.string(), email: z.string(), password: z.string() })),
})

/** Migrates the database and, when it is the embedded one, creates the demo firm. */
export const prepareFirm = async (
  invocation: Invocation,
  embedded: boolean,
  context: PlanContext,
): Promise<readonly DemoLogin[]> => {
  context.log('Checking the database …')
  const { applied } = migrated.parse(await runCommandStep('migrate', invocation, context))
  if (applied.length > 0) context.log(`Database brought up to date (${applied.length} steps)`)
  if (!embedded) return []
  context.log('Checking the demo firm …')
  return seeded.parse(await runCommandStep('seed', invocation, context)).logins
}
