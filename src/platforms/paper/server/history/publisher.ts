import type { Journal } from '../storage/journal.js'
import type { History } from './history.js'

/**
 * Lets streams see a state only when everything it rests on is on disk. Otherwise a kill could take
 * back what a reader was told, and give its sequence number to something else.
 */
export type Publisher = {
  /** Call after states were pushed: publishes them as soon as the journal is durable up to now. */
  publish(): void
  onPublished(listener: () => void): void
}

export function createPublisher(history: History, journal: Journal): Publisher {
  const barriers: { head: number; record: number }[] = []
  const listeners: (() => void)[] = []
  const release = () => {
    const open = barriers.findIndex((barrier) => barrier.record > journal.durable)
    const released = barriers.splice(0, open === -1 ? barriers.length : open).at(-1)
    if (!released || released.head === history.published) return
    history.published = released.head
    for (const listener of listeners) listener()
  }
  journal.onDurable(release)
  return {
    publish: () => {
      const newest = barriers.at(-1)
      if (newest && newest.record === journal.appended) newest.head = history.head
      else barriers.push({ head: history.head, record: journal.appended })
      if (barriers.length === 1) release()
    },
    onPublished: (listener) => void listeners.push(listener),
  }
}
