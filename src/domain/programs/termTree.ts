import { amountOf, figureSchema, type SizeOf } from '../payouts/figure.js'
import type { Direction } from '../rules/parameters.js'
import { difference, type Difference } from './difference.js'
import { judgeChange, neither, together, unclear, type Judged } from './forTrader.js'
import type { PayoutField } from './payoutFields.js'
import { valueText } from './valueText.js'

/** What the places of a tree of terms are called, and where the tree stands in the terms. */
export type Naming = {
  readonly place: string
  readonly field: (path: string) => PayoutField
}

type Pair = { readonly before: unknown; readonly after: unknown; readonly account: SizeOf }

/** What two trees of terms have differently for an account of this size, leaf by leaf. */
export function treeDifferences(naming: Naming, pair: Pair, path = ''): Difference[] {
  const { before, after, account } = pair
  const field = naming.field(path)
  const [old, now] = [resolve(before, field, account), resolve(after, field, account)]
  if (JSON.stringify(old) === JSON.stringify(now)) return []
  if (isRecord(old) && isRecord(now) && old.kind === now.kind) {
    const names = [...new Set([...Object.keys(old), ...Object.keys(now)])]
    return names.flatMap((name) =>
      treeDifferences(
        naming,
        { before: old[name], after: now[name], account },
        path === '' ? name : `${path}.${name}`,
      ),
    )
  }
  const isKinds = isRecord(old) && isRecord(now)
  const judged = isKinds
    ? judgeKinds(naming.field(`${path}.kind`), old, now)
    : judge(field, old, now)
  const text = (value: unknown) => textOf({ naming, path, account }, value)
  const place = `${naming.place}.${path}`
  return [
    difference({
      ...judged,
      field: place,
      title: field.title,
      before: text(old),
      after: text(now),
    }),
  ]
}

/** Amounts that are a share of the size, or a table, as the amounts they are for this account. */
function resolve(value: unknown, { unit }: Pick<PayoutField, 'unit'>, account: SizeOf): unknown {
  if (unit !== 'money') return value
  if (Array.isArray(value)) return value.map((each) => resolve(each, { unit }, account))
  const figure = figureSchema.safeParse(value)
  return figure.success ? amountOf(figure.data, account) : value
}

function judge({ direction }: PayoutField, before: unknown, after: unknown): Judged {
  if (Array.isArray(before) || Array.isArray(after)) return judgeLists(direction, before, after)
  // A share of something that is not known here, against an amount.
  if (isSome(before) && isSome(after) && isRecord(before) !== isRecord(after)) return unclear
  return judgeChange(direction, { before: amount(before), after: amount(after), given: {} })
}

const isSome = (value: unknown): boolean => value !== null && value !== undefined

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

const judgeKinds = ({ direction }: PayoutField, before: Fields, after: Fields): Judged =>
  judgeChange(direction, { before: before.kind, after: after.kind, given: {} })

type Fields = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Place = { readonly naming: Naming; readonly path: string; readonly account: SizeOf }

function textOf(place: Place, value: unknown): string | null {
  if (value === null || value === undefined) return null
  const { naming, path, account } = place
  const field = naming.field(path)
  if (Array.isArray(value)) {
    return value.map((each) => textOf(place, each) ?? 'none').join(', then ')
  }
  if (!isRecord(value)) return valueText(field, value, account)
  const parts = Object.entries(value).map(([name, each]) => {
    const inner = `${path}.${name}`
    const resolved = resolve(each, naming.field(inner), account)
    const text = textOf({ ...place, path: inner }, resolved) ?? 'none'
    return isBare.test(text) ? `${naming.field(inner).title.toLowerCase()}: ${text}` : text
  })
  return parts.join(', ')
}

/** Says nothing without the name of what it is. */
const isBare = /^(?:\d+|yes|no|none)$/
