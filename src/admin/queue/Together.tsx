'use client'
import type { QueueItem } from '../../readModels/queue/model.js'
import { whoTogether } from './whoTogether.js'

/** Who is meant by what is about to be done with several rows. */
export const Together = ({ items }: { readonly items: readonly QueueItem[] }) => (
  <ul aria-label="Chosen rows">
    {whoTogether(items).map((each) => (
      <li key={each}>{each}</li>
    ))}
  </ul>
)
