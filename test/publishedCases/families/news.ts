import { zero } from '../../../src/domain/money/minor.js'
import { profitCounts } from '../../../src/domain/rules/news/newsWindow.js'
import { newsAround } from '../../../src/domain/rules/news/window.js'
import type { Trade } from '../../../src/domain/rules/types.js'
import { feed, instantOf, phaseOf, rule, trade } from '../engine.js'
import { Unsupported, type Answer, type Family, type PublishedCase } from '../publishedCase.js'
import { money } from '../units.js'
import { count, has, list, named, onlyKnown, stated } from './payouts/read.js'

type Event = PublishedCase['timeline'][number]

const known = [
  'beforeMin afterMin effect excludedWhen exemptIfOpenedHoursBefore restricted phase warnings',
  'breachOn',
].flatMap((line) => line.split(' '))

const restrictions = {
  opened_and_closed_inside_window: 'openAndClose',
  opened_or_closed_inside_window: 'openOrClose',
} as const

/** Orders that are placed or moved are no deals: the engine judges what is opened and closed. */
function restricted(value: unknown) {
  const names = list(value)
  const [opens, closes] = [names.includes('open'), names.includes('close')]
  if (!opens && !closes) throw new Unsupported('restricted: expected open or close among them')
  return opens && closes ? 'openOrClose' : opens ? 'open' : 'close'
}

function newsParameters(given: PublishedCase) {
  onlyKnown(given, known)
  const { params } = given.rule
  const effect = named({ profit_excluded: 'none', deduct_profit: 'none', soft_violation: 'soft' })(
    params['effect'],
  )
  const ends = has(params, 'breachOn')
  if (ends && !has(params, 'warnings')) throw new Unsupported('warnings: expected beside breachOn')
  return {
    minutesBefore: count(params['beforeMin']),
    minutesAfter: count(params['afterMin']),
    restricts:
      stated(params, 'excludedWhen', named(restrictions)) ??
      stated(params, 'restricted', restricted) ??
      'openOrClose',
    exemptHours: stated(params, 'exemptIfOpenedHoursBefore', count) ?? 0,
    excludesProfit: effect !== 'soft',
    isViolation: effect === 'soft' || ends,
    consequence: ends ? 'breach' : 'record',
    warnings: stated(params, 'warnings', count) ?? 0,
  } as const
}

/** Firms restrict news of high impact; a case that calls others names them to show the difference. */
const isRestricted = ({ event, impact }: Event): boolean =>
  event === 'news' && !['medium', 'low', 'none'].includes(String(impact))

type Deal = { readonly name: unknown; readonly fed: Trade; readonly closing: Trade | null }

/** The deals of a case by event; news are none. */
function dealsOf(given: PublishedCase): readonly (Deal | null)[] {
  const times = given.timeline.filter(isRestricted).map(instantOf)
  const opened = new Map<unknown, number>()
  return given.timeline.map((event) => {
    if (event['event'] === 'news') return null
    const [at, name] = [instantOf(event), event['trade']]
    const profit = stated(event, 'pnl', money) ?? zero
    const results = { profit, positionProfit: profit }
    if (event['event'] === 'open_inside_window') {
      const inside = { news: { before: at, after: 0 }, openNews: { before: at, after: 0 } }
      const closing = trade(at, { entry: 'close', ...results, ...inside })
      return { name, fed: trade(at, { entry: 'open', ...inside }), closing }
    }
    const news = newsAround(at, times)
    if (event['event'] === 'open') {
      opened.set(name, at)
      return { name, fed: trade(at, { entry: 'open', news, openNews: news }), closing: null }
    }
    const openedAt = opened.get(name)
    const openNews = openedAt === undefined ? {} : { openNews: newsAround(openedAt, times) }
    const closing = trade(at, {
      entry: 'close',
      openedAt: openedAt ?? at,
      news,
      ...openNews,
      ...results,
    })
    return { name, fed: closing, closing }
  })
}

/** Trades around restricted news: whether their profit counts, and what is a violation. */
function news(given: PublishedCase): Answer {
  const parameters = newsParameters(given)
  const phase = phaseOf(given, { rules: [rule('newsWindow', parameters)] })
  const deals = dealsOf(given)
  const steps = feed(
    phase,
    instantOf(given.timeline[0] ?? {}),
    deals.map((deal) => (deal ? [deal.fed] : [])),
  )
  const verdicts = steps.flatMap((step) => step.verdicts)
  const breachedAt = steps.findIndex((step) => step.verdicts.some(({ kind }) => kind === 'breach'))
  const counted = deals.flatMap((deal) => {
    if (!deal?.closing) return []
    const counts = !parameters.excludesProfit || profitCounts(parameters, deal.closing)
    return [{ trade: String(deal.name), counts }]
  })
  return {
    profitCounts: counted.every(({ counts }) => counts),
    profitCountsByTrade: Object.fromEntries(counted.map((each) => [each.trade, each.counts])),
    accountViolation: verdicts.length > 0,
    violation: verdicts.length > 0,
    softBreaches: verdicts.filter(({ kind }) => kind === 'soft').length,
    breachedAtIndex: breachedAt < 0 ? null : breachedAt,
  }
}

export const newsFamilies: Readonly<Record<string, Family>> = { news }
