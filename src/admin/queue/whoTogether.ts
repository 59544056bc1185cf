import type { QueueItem } from '../../readModels/queue/model.js'
import { counted } from '../parts/counted.js'
import { subjectOf } from './queueWords.js'

const namedMax = 6

/** Whom rows are about that are decided together, the first by name: each once, then how many more. */
export function whoTogether(items: readonly QueueItem[]): readonly string[] {
  const rows = new Map<string, number>()
  for (const item of items) rows.set(subjectOf(item), (rows.get(subjectOf(item)) ?? 0) + 1)
  const all = [...rows]
  const named = all.slice(0, namedMax)
  const left = items.length - named.reduce((sum, [, count]) => sum + count, 0)
  return [
    ...named.map(([who, count]) => (count === 1 ? who : `${who}, ${counted(count, 'row')}`)),
    ...(left > 0 ? [`and ${left.toLocaleString('en-US')} more`] : []),
  ]
}
