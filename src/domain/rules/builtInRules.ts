import { hedging } from './conduct/hedging.js'
import { maximumPositions } from './conduct/maximumPositions.js'
import { stopLossRequired } from './conduct/stopLossRequired.js'
import { consistency } from './consistency/consistency.js'
import { dailyLoss } from './dailyLoss/dailyLoss.js'
import { dailyProfitCap } from './dailyProfitCap.js'
import type { RuleDefinition } from './defineRule.js'
import { flatBy } from './flatBy.js'
import { floatingLoss } from './floatingLoss.js'
import { inactivity } from './inactivity/inactivity.js'
import { maximumLoss } from './maximumLoss/maximumLoss.js'
import { minimumTradingDays } from './minimumTradingDays/minimumTradingDays.js'
import { newsWindow } from './news/newsWindow.js'
import { profitTarget } from './profitTarget.js'
import { lotConsistency } from './size/lotConsistency.js'
import { maximumLots } from './size/maximumLots.js'
import { timeLimit } from './timeLimit.js'
import { tradeDuration } from './tradeDuration/tradeDuration.js'

/** Every rule that comes with the package, in the order an operator is offered them. */
export const builtInRules: readonly RuleDefinition[] = [
  profitTarget,
  dailyLoss,
  maximumLoss,
  minimumTradingDays,
  consistency,
  timeLimit,
  inactivity,
  floatingLoss,
  dailyProfitCap,
  maximumLots,
  lotConsistency,
  tradeDuration,
  maximumPositions,
  stopLossRequired,
  hedging,
  newsWindow,
  flatBy,
]
