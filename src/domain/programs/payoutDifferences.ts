import { amountOf, figureSchema, type SizeOf } from '../payouts/figure.js'
import type { PayoutTerms } from '../payouts/payoutTerms.js'
import type { Direction } from '../rules/parameters.js'
import { difference, type Difference } from './difference.js'
import { judgeChange, neither, together, unclear, type Judged } from './forTrader.js'
import { payoutField, type PayoutField } from './payoutFields.js'
import { valueText } from './valueText.js'

/** What two versions pay out differently for an account of this size. */
export const payoutDifferences = (
  before: PayoutTerms,
  after: PayoutTerms,
  account: SizeOf,
): Difference[] => compare('', { before, after, account })

type Pair = { readonly before: unknown; readonly after: unknown; readonly account: SizeOf }

function compare(path: string, { before, after, account }: Pair): Difference[] {
  const field = payoutField(path)
  const [old, now] = [resolve(before, field, account), resolve(after, field, account)]
  if (JSON.stringify(old) === JSON.stringify(now)) return []
  if (isRecord(old) && isRecord(now) && old.kind === now.kind) {
    const names = [...new Set([...Object.keys(old), ...Object.keys(now)])]
    return names.flatMap((name) =>
      compare(path === '' ? name : `${path}.${name}`, {
        before: old[name],
        after: now[name],
        account,
      }),
    )
  }
  const judged =
    isRecord(old) && isRecord(now) ? judgeKinds(path, old, now) : judge(field, old, now)
  const [was, is] = [textOf(path, old, account), textOf(path, now, account)]
  const place = `payout.${path}`
  return [difference({ ...judged, field: place, title: field.title, before: was, after: is })]
}

/** Amounts that are a share of the size, or a table, as the amounts they are for this account. */
function resolve(value: unknown, { unit }: PayoutField, account: SizeOf): unknown {
  if (unit !== 'money') return value
  if (Array.isArray(value)) return value.map((each) => resolve(each, { ...money }, account))
  const figure = figureSchema.safeParse(value)
  return figure.success ? amountOf(figure.data, account) : value
}

const money = { title: '', unit: 'money', direction: 'unclear' } as const

function judge({ direction }: PayoutField, before: unknown, after: unknown): Judged {
  if (Array.isArray(before) || Array.isArray(after)) return judgeLists(direction, before, after)
  return judgeChange(direction, { before: amount(before), after: amount(after), given: {} })
}

/** What stands for an object in a comparison with none: some of it. */
const amount = (value: unknown): unknown => (isRecord(value) ? 1 : value)

/** Lists by payout number, whose last entry repeats: each payout is compared with its own. */
function judgeLists(direction: Direction, before: unknown, after: unknown): Judged {
  if (!Array.isArray(before) || !Array.isArray(after)) {
    return judgeChange(direction, {
      before: Array.isArray(before) ? 1 : before,
      after: Array.isArray(after) ? 1 : after,
      given: {},
    })
  }
  const [old, now]: [readonly unknown[], readonly unknown[]] = [before, after]
  const count = Math.max(old.length, now.length)
  const each = Array.from({ length: count }, (_, index): Judged => {
    const values = { before: old[index] ?? old.at(-1), after: now[index] ?? now.at(-1) }
    return values.before === values.after
      ? neither
      : judgeChange(direction, { ...values, given: {} })
  })
  const sum = together(each.map(({ forTrader }) => forTrader))
  return each.find(({ forTrader }) => forTrader === sum) ?? unclear
}

function judgeKinds(path: string, before: Fields, after: Fields): Judged {
  const { direction } = payoutField(`${path}.kind`)
  return judgeChange(direction, { before: before.kind, after: after.kind, given: {} })
}

type Fields = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function textOf(path: string, value: unknown, account: SizeOf): string | null {
  if (value === null || value === undefined) return null
  const field = payoutField(path)
  if (Array.isArray(value)) {
    return value.map((each) => textOf(path, each, account) ?? 'none').join(', then ')
  }
  if (!isRecord(value)) return valueText(field, value, account)
  const parts = Object.entries(value).map(([name, each]) => {
    const inner = `${path}.${name}`
    return textOf(inner, resolve(each, payoutField(inner), account), account) ?? 'none'
  })
  return parts.join(', ')
}
