import { firmChildren } from '../firm/firmChildren.js'
import { sourceInvocation } from '../firm/invocation.js'
import { prepareFirm } from '../firm/prepareFirm.js'
import type { Command } from './command.js'
import { runPlan } from './runPlan.js'

export const devCommand: Command = {
  name: 'dev',
  summary: 'run the whole firm from its sources, with reload in the browser',
  usage: '',
  options: {},
  positionals: [],
  run: (context) =>
    runPlan(context, true, (environment) => {
      const { root } = context
      const invocation = sourceInvocation(root)
      return {
        prepare: (plan) => prepareFirm({ root, environment, invocation }, plan),
        children: (open) => firmChildren({ invocation, environment, open, development: true }),
      }
    }),
}
