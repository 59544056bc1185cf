import type { Family } from '../publishedCase.js'
import { attribution } from './attribution.js'
import { inactivity, timeLimit } from './clocks.js'
import { tradingDays } from './tradingDays.js'

export const dayFamilies: Readonly<Record<string, Family>> = {
  min_trading_days: tradingDays,
  inactivity,
  time_limit: timeLimit,
}

export const dayOthers: Readonly<Record<string, Family>> = {
  partial_close_attribution: attribution,
}
