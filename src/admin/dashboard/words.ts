import type { Range, Spans } from '../../readModels/dashboard/figures.js'
import { rangeWords } from './useRange.js'

/** `8,214`. */
export const countText = (count: number): string => Math.round(count).toLocaleString('en-US')

/** `14.6 %`; a dash where there is nothing to be a share of. */
export const percentText = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`

/** `Europe/Prague` → `Prague`. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replace(/_/g, ' ')

/** `, 7 days` or nothing for today, which a label says itself. */
export const during = (range: Range): string =>
  range === 'today' ? ' today' : `, ${rangeWords[range]}`

const before: Readonly<Record<Range, string>> = {
  today: 'yesterday by now',
  7: 'the 7 before',
  30: 'the 30 before',
}

export type Change = { readonly direction: 'up' | 'down' | 'same'; readonly text: string }

/** `6.2 % on the 7 before`, with its direction; nothing to compare with says so. */
export function changeOf(spans: Spans, range: Range): Change {
  const [now, then] = [spans.now[range], spans.before[range]]
  if (then === 0) return { direction: 'same', text: `none in ${before[range]}` }
  const share = Math.abs((now - then) / then) * 100
  const direction = now === then ? 'same' : now > then ? 'up' : 'down'
  return { direction, text: `${share.toFixed(1)} % on ${before[range]}` }
}
