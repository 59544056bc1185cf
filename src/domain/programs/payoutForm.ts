import { endFields } from '../payouts/afterEnd.js'
import { payoutTermsSchema } from '../payouts/payoutTerms.js'
import type { ParameterField } from '../rules/parameterFields.js'
import { schemaFields } from '../rules/schemaField.js'
import { payoutFields } from './payoutFields.js'

export type FormGroup = { readonly title: string; readonly fields: readonly ParameterField[] }

const titles: Readonly<Record<string, readonly string[]>> = {
  'The trader’s share': ['splitBps', 'cycles', 'splitByWithdrawn'],
  'When a payout may be asked for': [
    'firstWaitDays',
    'nextWaitDays',
    'waitFrom',
    'nextWaitFrom',
    'waitCounts',
    'startDayCounts',
  ],
  'What it needs': [
    'minimum',
    'minimumOf',
    'minimumProfit',
    'minimumBalance',
    'unlockProfit',
    'tradingDays',
    'bestDayBps',
    'profitableDays',
    'winningDays',
  ],
  'How much leaves': [
    'balanceBase',
    'afterPayout',
    'cap',
    'capOfBalanceBps',
    'capPayouts',
    'capOrder',
    'overCap',
    'dailyProfitCap',
    'buffer',
  ],
  'After the account ended': endFields,
}

const besides = 'Besides'

const naming = (path: string) => ({
  ...(/(^|\.)(bps|\w+Bps)$/.test(path) ? ({ unit: 'percent' } as const) : {}),
  ...payoutFields[path],
})

/**
 * Payout terms as a form, made of their schema: a term that is added there has its input here, in the
 * last group unless one names it.
 */
export const payoutForm: readonly FormGroup[] = grouped(
  schemaFields(payoutTermsSchema, { path: '', naming }),
)

function grouped(fields: readonly ParameterField[]): FormGroup[] {
  const named = Object.entries(titles).map(([title, names]) => ({
    title,
    fields: names.flatMap((name) => fields.filter((field) => field.name === name)),
  }))
  const known = new Set(Object.values(titles).flat())
  return [...named, { title: besides, fields: fields.filter(({ name }) => !known.has(name)) }]
}

/** What a term of several parts begins with when it is added. */
export const payoutExamples: Readonly<Record<string, unknown>> = {
  cycles: [{ cycle: 'biweekly', bps: 8_000 }],
  splitByWithdrawn: { of: 'part', steps: [{ from: 0, bps: 10_000 }] },
  profitableDays: { count: 5, minimum: { ofSizeBps: 50 } },
  winningDays: { bps: 10_000, of: 'losingDays' },
  dailyProfitCap: { amount: { ofSizeBps: 200 }, excess: 'stays' },
  transferFee: { amount: 2_500, paidBy: 'trader' },
  feeRefund: { bps: 10_000 },
  bonus: { target: { ofSizeBps: 800 }, bps: 1_000, afterWithdrawn: { ofSizeBps: 1_000 } },
  'buffer.amount': { ofSizeBps: 200 },
  'buffer.bps': 2_000,
  'buffer.inside': { bps: 5_000, once: true },
  'buffer.excessBps': [5_000],
  splitBps: [8_000],
  cap: [{ ofSizeBps: 500 }],
  minimumProfit: [{ ofSizeBps: 100 }],
  ...Object.fromEntries(endFields.map((field) => [field, { bps: 5_000, claimDays: 7 }])),
  ...Object.fromEntries(
    endFields.map((field) => [`${field}.profitableDays`, { count: 5, minimum: { ofSizeBps: 50 } }]),
  ),
}
