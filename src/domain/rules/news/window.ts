import type { NewsAround, Trade } from '../types.js'

export type NewsTerms = {
  readonly minutesBefore: number
  readonly minutesAfter: number
  readonly restricts: 'openOrClose' | 'open' | 'close' | 'openAndClose'
  readonly exemptHours: number
}

const minute = 60_000

/** Whether an instant lies in the window of restricted news, both ends included. */
export function isInside(terms: NewsTerms, at: number, { before, after }: NewsAround): boolean {
  const sinceNews = before !== 0 && at - before <= terms.minutesAfter * minute
  const untilNews = after !== 0 && after - at <= terms.minutesBefore * minute
  return sinceNews || untilNews
}

/** Opened long enough before the news that it was closed around. */
export function isExempt({ exemptHours }: NewsTerms, trade: Trade): boolean {
  if (exemptHours === 0) return false
  const age = (news: number) => (news === 0 ? 0 : news - trade.openedAt)
  const nearest =
    trade.news.before !== 0 &&
    (trade.news.after === 0 || trade.at - trade.news.before <= trade.news.after - trade.at)
      ? trade.news.before
      : trade.news.after
  return age(nearest) >= exemptHours * 60 * minute
}

/** The restricted news around an instant, from all that are known (UTC milliseconds). */
export const newsAround = (at: number, news: readonly number[]): NewsAround => ({
  before: Math.max(0, ...news.filter((each) => each <= at)),
  after: news.filter((each) => each > at).reduce((a, b) => (a === 0 ? b : Math.min(a, b)), 0),
})
