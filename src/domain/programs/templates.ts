import type { z } from 'zod'
import type { programTermsSchema } from './terms.js'

type Draft = z.input<typeof programTermsSchema>
type Rule = Draft['phases'][number]['rules'][number]

/** A common shape of program to begin a draft with; the firm changes what it wants to be different. */
export type ProgramTemplate = {
  readonly key: string
  readonly label: string
  /** One sentence: what it is. */
  readonly description: string
  readonly draft: Draft
}

const rule = (name: string, parameters: Readonly<Record<string, unknown>> = {}): Rule => ({
  key: name,
  rule: name,
  revision: 1,
  parameters,
})

const target = (percent: number) => rule('profitTarget', { percent })
const daily = (percent: number) => rule('dailyLoss', { anchor: 'higher', percent })
const fixedLoss = (percent: number) => rule('maximumLoss', { follows: 'static', percent })
const days = (count: number) => rule('minimumTradingDays', { days: count })
const inactivity = rule('inactivity', { days: 30 })

const fx = { zone: 'Europe/Prague', resetAt: '00:00' }
const futures = { zone: 'America/Chicago', resetAt: '17:00', namedBy: 'end' as const }

const sizesOf = (...amounts: number[]): Draft['sizes'] =>
  amounts.map((size) => ({ size, currency: 'USD' }))

const standardSizes = sizesOf(1_000_000, 2_500_000, 5_000_000, 10_000_000)

const platformMap: Draft['platformMap'] = [
  { connections: [{ connection: 'Paper' }], group: 'demo', leverage: 100 },
]

const evaluation = (number: number, name: string, rules: Rule[]): Draft['phases'][number] => ({
  key: `evaluation-${number}`,
  name,
  rules,
})

const funded = (...rules: Rule[]): Draft['phases'][number] => ({
  key: 'funded',
  name: 'Funded',
  rules,
})

const oneStep: ProgramTemplate = {
  key: 'one-step',
  label: 'One step',
  description: 'One evaluation with a 10 % target, a 4 % daily and a 6 % trailing loss limit.',
  draft: {
    calendar: fx,
    sizes: standardSizes,
    platformMap,
    phases: [
      evaluation(1, 'Evaluation', [
        target(1_000),
        daily(400),
        rule('maximumLoss', { follows: 'equity', percent: 600, lock: 'atStart' }),
        days(3),
        inactivity,
      ]),
      funded(
        daily(400),
        rule('maximumLoss', { follows: 'equity', percent: 600, lock: 'atStart' }),
        inactivity,
      ),
    ],
    payout: { splitBps: [8_000, 9_000], minimum: 5_000 },
  },
}

const twoStep: ProgramTemplate = {
  key: 'two-step',
  label: 'Two steps',
  description: 'Targets of 8 % and 5 %, a 5 % daily loss limit and a floor fixed 10 % down.',
  draft: {
    calendar: fx,
    sizes: standardSizes,
    platformMap,
    phases: [
      evaluation(1, 'Phase 1', [target(800), daily(500), fixedLoss(1_000), days(4), inactivity]),
      evaluation(2, 'Phase 2', [target(500), daily(500), fixedLoss(1_000), days(4), inactivity]),
      funded(daily(500), fixedLoss(1_000), inactivity),
    ],
    payout: { splitBps: 8_000, minimum: 5_000 },
  },
}

const threeStep: ProgramTemplate = {
  key: 'three-step',
  label: 'Three steps',
  description: 'Three low targets of 6 %, one after the other, with a 4 % daily loss limit.',
  draft: {
    calendar: fx,
    sizes: standardSizes,
    platformMap,
    phases: [
      ...[1, 2, 3].map((number) =>
        evaluation(number, `Phase ${number}`, [
          target(600),
          daily(400),
          fixedLoss(800),
          days(3),
          inactivity,
        ]),
      ),
      funded(daily(400), fixedLoss(800), inactivity),
    ],
    payout: { splitBps: 8_000, minimum: 5_000 },
  },
}

const instant: ProgramTemplate = {
  key: 'instant',
  label: 'Instant funding',
  description: 'No evaluation: funded from the first day, with a tight trailing loss limit.',
  draft: {
    calendar: fx,
    sizes: sizesOf(500_000, 1_000_000, 2_500_000),
    platformMap,
    phases: [
      funded(
        daily(300),
        rule('maximumLoss', { follows: 'equity', percent: 500, lock: 'atStart' }),
        inactivity,
      ),
    ],
    payout: {
      splitBps: [5_000, 6_000, 7_000, 8_000],
      minimum: 5_000,
      bestDayBps: 2_500,
      buffer: { kind: 'kept', amount: { ofSizeBps: 200 } },
    },
  },
}

const amounts = (name: string, rows: readonly (readonly [size: number, amount: number])[]) => ({
  unit: 'amount',
  [name]: {
    bySize: rows.map(([size, amount]) => ({ size, currency: 'USD', amount })),
  },
})

const endOfDayLoss = rule('maximumLoss', {
  follows: 'endOfDayBalance',
  ...amounts('amount', [
    [5_000_000, 200_000],
    [10_000_000, 300_000],
    [15_000_000, 450_000],
  ]),
  lock: 'aboveStart',
  lockAbove: 10_000,
  breachWhen: '<=',
})

const contracts = rule('maximumLots', { lots: 500, consequence: 'record' })
const overNight = rule('flatBy', { on: 'everyDay', time: '15:10', windowMinutes: 110 })

const futuresEndOfDay: ProgramTemplate = {
  key: 'futures-end-of-day',
  label: 'Futures, end of day',
  description:
    'Amounts by size, a floor that follows the balance at the end of the day, no nights.',
  draft: {
    calendar: futures,
    sizes: sizesOf(5_000_000, 10_000_000, 15_000_000),
    platformMap,
    phases: [
      evaluation(1, 'Evaluation', [
        rule(
          'profitTarget',
          amounts('amount', [
            [5_000_000, 300_000],
            [10_000_000, 600_000],
            [15_000_000, 900_000],
          ]),
        ),
        endOfDayLoss,
        rule('consistency', { measure: 'bestDay', percent: 5_000 }),
        contracts,
        overNight,
        days(2),
      ]),
      funded(endOfDayLoss, contracts, overNight, inactivity),
    ],
    payout: {
      splitBps: 9_000,
      firstWaitDays: 0,
      nextWaitDays: 0,
      minimum: 50_000,
      profitableDays: { count: 5, minimum: 15_000 },
    },
  },
}

const payAfterPass: ProgramTemplate = {
  key: 'pay-after-pass',
  label: 'Pay after passing',
  description:
    'A small fee now, the rest before funding: 30 days, strict limits, a lower share first.',
  draft: {
    calendar: fx,
    sizes: standardSizes,
    platformMap,
    phases: [
      evaluation(1, 'Evaluation', [
        target(900),
        daily(400),
        fixedLoss(800),
        rule('timeLimit', { days: 30, lastDay: 'included' }),
        days(5),
      ]),
      funded(daily(400), fixedLoss(800), inactivity),
    ],
    payout: { splitBps: [7_000, 8_000, 9_000], minimum: 10_000 },
  },
}

/** In the order an operator is offered them. */
export const programTemplates: readonly ProgramTemplate[] = [
  twoStep,
  oneStep,
  threeStep,
  instant,
  futuresEndOfDay,
  payAfterPass,
]
