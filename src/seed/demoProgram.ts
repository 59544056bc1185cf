type Rule = { key: string; rule: string; revision: number; parameters: Record<string, unknown> }

const rule = (name: string, parameters: Record<string, unknown>): Rule => ({
  key: name,
  rule: name,
  revision: 1,
  parameters,
})

const target = (percent: number) => rule('profitTarget', { percent })
const dailyLoss = (percent: number) =>
  rule('dailyLoss', { anchor: 'higher', unit: 'percentOfSize', percent })
const inactivity = rule('inactivity', { days: 30 })

const calendar = { zone: 'Europe/Prague', resetAt: '00:00' }
const sizes = [
  { size: 5_000_000, currency: 'USD' },
  { size: 10_000_000, currency: 'USD' },
]
const mapping = (phase: string, group: string) => ({
  phase,
  connections: [{ connection: 'Paper', weight: 1 }],
  group,
  leverage: 100,
  namePattern: '{reference} {phase}',
})

/**
 * The paper platform's traders are mixed at first: some pass, some breach, some do nothing. Whoever
 * has passed goes on winning in small steps, so that payouts arrive.
 */
const platformMap = (...later: readonly string[]) => [
  mapping('any', 'demo'),
  ...later.map((phase) => mapping(phase, 'demo\\steady')),
]

const staticLoss = [rule('maximumLoss', { follows: 'static', percent: 1_000 }), dailyLoss(500)]
const trailingLoss = [
  rule('maximumLoss', { follows: 'equity', percent: 600, lock: 'atStart' }),
  dailyLoss(400),
]

/** What the demo firm sells; targets are low and days few, so that a journey can be watched in minutes. */
export const demoPrograms = [
  {
    code: 'two-step-rapid',
    name: 'Two-Step Rapid',
    prices: [
      { size: 5_000_000, amount: 29_900 },
      { size: 10_000_000, amount: 49_900 },
    ],
    draft: {
      calendar,
      sizes,
      platformMap: platformMap('evaluation-2', 'funded'),
      phases: [
        { key: 'evaluation-1', name: 'Phase 1', rules: [...staticLoss, target(300), inactivity] },
        { key: 'evaluation-2', name: 'Phase 2', rules: [...staticLoss, target(200), inactivity] },
        { key: 'funded', name: 'Funded', rules: [...staticLoss, inactivity] },
      ],
      payout: { firstWaitDays: 0, nextWaitDays: 0, minimum: 5_000 },
    },
  },
  {
    code: 'one-step-trail',
    name: 'One-Step Trail',
    prices: [
      { size: 5_000_000, amount: 34_900 },
      { size: 10_000_000, amount: 54_900 },
    ],
    draft: {
      calendar: { zone: 'America/New_York', resetAt: '17:00' },
      sizes,
      platformMap: platformMap('funded'),
      phases: [
        {
          key: 'evaluation-1',
          name: 'Evaluation',
          rules: [
            ...trailingLoss,
            target(800),
            rule('minimumTradingDays', { days: 2 }),
            inactivity,
          ],
        },
        { key: 'funded', name: 'Funded', rules: [...trailingLoss, inactivity] },
      ],
      payout: { firstWaitDays: 0, nextWaitDays: 0, minimum: 5_000 },
    },
  },
] as const
