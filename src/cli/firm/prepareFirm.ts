import { z } from 'zod'
import { readDemoLogins, writeDemoLogins } from '../data/demoLogins.js'
import type { Environment } from '../environment.js'
import type { Invocation } from './invocation.js'
import type { PlanContext } from './plan.js'
import type { DemoLogin } from './ports.js'
import { runCommandStep } from './runCommandStep.js'
import { schemaIsCurrent } from './schemaIsCurrent.js'

type Preparation = {
  readonly root: string
  readonly environment: Environment
  readonly invocation: Invocation
}

const migrated = z.object({ applied: z.array(z.string()) })
const seeded = z.object({
  logins: z.array(z.object({ role: z.string(), email: z.string(), password: z.string() })),
})

/**
 * Migrates the database where it is behind and, when it is the embedded one, creates the demo firm
 * at the first start. What is done already costs no process.
 */
export const prepareFirm = async (
  { root, environment, invocation }: Preparation,
  context: PlanContext,
): Promise<readonly DemoLogin[]> => {
  const current = await schemaIsCurrent(context.open.databaseUrl, root)
  if (!current) {
    context.log('Bringing the database up to date …')
    migrated.parse(await runCommandStep('migrate', invocation, context))
  }
  if (!environment.embedded) return []
  const known = current ? await readDemoLogins(environment.dataDir) : undefined
  if (known !== undefined) return known
  context.log('Creating the demo firm …')
  const { logins } = seeded.parse(await runCommandStep('seed', invocation, context))
  await writeDemoLogins(environment.dataDir, logins)
  return logins
}
