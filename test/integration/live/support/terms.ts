import { minor } from '../../../../src/domain/money/minor.js'
import type { PhaseTerms } from '../../../../src/domain/rules/types.js'

/** The first phase of a common two-step program over 100,000 USD: 10 % loss, 5 % a day, 8 % profit. */
export const twoStepTerms: PhaseTerms = {
  currency: 'USD',
  size: minor(10_000_000),
  startingBalance: minor(10_000_000),
  calendar: { zone: 'Europe/Prague', resetAt: '00:00' },
  rules: [
    { key: 'profitTarget', rule: 'profitTarget', revision: 1, parameters: { percent: 800 } },
    { key: 'dailyLoss', rule: 'dailyLoss', revision: 1, parameters: { percent: 500 } },
    { key: 'maximumLoss', rule: 'maximumLoss', revision: 1, parameters: { percent: 1_000 } },
    {
      key: 'minimumTradingDays',
      rule: 'minimumTradingDays',
      revision: 1,
      parameters: { days: 4 },
    },
    { key: 'inactivity', rule: 'inactivity', revision: 1, parameters: { days: 30 } },
  ],
}
