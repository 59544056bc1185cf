'use client'
import { useSearchParams } from 'next/navigation.js'
import { isRange, type Range } from '../../readModels/dashboard/figures.js'

export const rangeWords: Readonly<Record<Range, string>> = {
  today: 'Today',
  7: '7 days',
  30: '30 days',
}

/** The span of time the figures are for; it stands in the address, so it survives a reload and a link. */
export function useRange(): readonly [Range, (range: Range) => void] {
  const query = useSearchParams()
  const asked = query?.get('range')
  const range = isRange(asked) ? asked : '7'
  const choose = (next: Range) => {
    const changed = new URLSearchParams(query ?? undefined)
    changed.set('range', next)
    // No round trip: the figures of all spans are on the page already.
    window.history.replaceState(null, '', `?${changed}`)
  }
  return [range, choose]
}
