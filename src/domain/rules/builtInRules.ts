import { dailyLoss } from './dailyLoss/dailyLoss.js'
import type { RuleDefinition } from './defineRule.js'
import { inactivity } from './inactivity/inactivity.js'
import { maximumLoss } from './maximumLoss/maximumLoss.js'
import { minimumTradingDays } from './minimumTradingDays.js'
import { profitTarget } from './profitTarget.js'

/** Every rule that comes with the package, in the order an operator is offered them. */
export const builtInRules: readonly RuleDefinition[] = [
  profitTarget,
  dailyLoss,
  maximumLoss,
  minimumTradingDays,
  inactivity,
]
