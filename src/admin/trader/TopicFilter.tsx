'use client'
import { usePathname, useRouter, useSearchParams } from 'next/navigation.js'
import { useTransition } from 'react'
import type { TimelineTopic } from '../../readModels/trader/readTraderTimeline.js'

const labels: Readonly<Record<TimelineTopic, string>> = {
  all: 'All',
  trading: 'Trading',
  money: 'Money',
  identity: 'Identity',
  person: 'Person',
}

/** Narrows the timeline. The choice is part of the address, so that it can be sent to somebody. */
export function TopicFilter({ topic }: { readonly topic: TimelineTopic }) {
  const { replace } = useRouter()
  const path = usePathname()
  const query = useSearchParams()
  const [isPending, start] = useTransition()
  const choose = (chosen: string) => {
    const next = new URLSearchParams(query?.toString() ?? '')
    next.set('timeline', chosen)
    start(() => replace(`${path}?${next}`, { scroll: false }))
  }
  return (
    <select
      aria-busy={isPending}
      aria-label="Kind of entries"
      className="pf-select"
      onChange={(event) => choose(event.target.value)}
      value={topic}
    >
      {Object.entries(labels).map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}
