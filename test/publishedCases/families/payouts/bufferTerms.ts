import { Unsupported, type PublishedCase } from '../../publishedCase.js'
import { money, percent } from '../../units.js'
import { bySize, count, defined, has, list, stated, table, text } from './read.js'

type Params = PublishedCase['rule']['params']

/** The buffer that a case describes, in the form of the terms. */
export function bufferTerms(params: Params): Record<string, unknown> | undefined {
  if (has(params, 'keepPctOfProfit')) {
    return { kind: 'shareKept', bps: percent(params['keepPctOfProfit']) }
  }
  const amount =
    stated(params, 'bufferBySize', sizesOf(params)) ??
    stated(params, 'buffer', money) ??
    stated(params, 'drawdown', money)
  const inside = insideTerms(params)
  if (amount === undefined && inside === undefined) return undefined
  return defined({
    kind: 'kept',
    // A case that only says what may leave inside the buffer says that the profit lies inside.
    amount: amount ?? { ofSizeBps: 10_000 },
    plus: stated(params, 'safetyNet', plusOf),
    firstPayouts: stated(params, 'appliesToPayouts', (value) => count(list(value).at(-1))),
    excessBps: stated(params, 'pctOfExcessByPayout', (value) => list(value).map(percent)),
    leastExcess: stated(params, 'minExcess', money),
    inside,
  })
}

/** A table by size, or one for each account. */
const sizesOf = (params: Params) => (value: unknown) => {
  const own = table(value).find(([account]) => account === params['account'])
  return bySize(own ? own[1] : value)
}

function insideTerms(params: Params) {
  if (has(params, 'inBufferMaxPct')) {
    return { bps: percent(params['inBufferMaxPct']), once: false }
  }
  if (!has(params, 'oneTimeInsideBufferPct')) return undefined
  const shares = table(params['oneTimeInsideBufferPct'])
  const own = shares.find(([account]) => account === params['account'])
  if (!own) throw new Unsupported('oneTimeInsideBufferPct: expected the account among them')
  return { bps: percent(own[1]), once: true }
}

/** `drawdown + 100` → 100.00. */
function plusOf(value: unknown) {
  const match = /^drawdown(?: \+ (\d+(?:\.\d+)?))?$/.exec(text(value))
  if (!match) throw new Unsupported(`safetyNet: expected drawdown + an amount, was ${text(value)}`)
  return money(Number(match[1] ?? '0'))
}
