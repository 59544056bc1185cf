import { buildIfChanged } from '../build/buildIfChanged.js'
import { firmChildren } from '../firm/firmChildren.js'
import { bundledInvocation } from '../firm/invocation.js'
import { prepareFirm } from '../firm/prepareFirm.js'
import type { Command } from './command.js'
import { runPlan } from './runPlan.js'

export const startCommand: Command = {
  name: 'start',
  summary: 'build what changed and run the whole firm; Ctrl-C stops it',
  usage: '',
  options: {},
  positionals: [],
  run: (context) =>
    runPlan(context, false, (environment) => {
      const { root } = context
      const invocation = bundledInvocation(root)
      return {
        prepare: async (plan) => {
          const env = { ...process.env, ...plan.open.variables }
          await buildIfChanged({ root, env, log: plan.log, stop: plan.stop })
          return prepareFirm({ root, environment, invocation }, plan)
        },
        children: (open) => firmChildren({ invocation, environment, open, development: false }),
      }
    }),
}
