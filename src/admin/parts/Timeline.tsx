import type { ReactNode } from 'react'
import { Shape, type Tone } from './Shape.js'
import './parts.css'

export type TimelineItem = {
  readonly key: string
  readonly time: string
  readonly tone: Tone
  readonly text: ReactNode
  /** The full instant, shown on hover. */
  readonly title?: string
}

/** What happened, one line each, in the order given. */
export const Timeline = ({ items }: { readonly items: readonly TimelineItem[] }) => (
  <ol className="pf-timeline">
    {items.map((item) => (
      <li key={item.key}>
        <time title={item.title}>{item.time}</time>
        <Shape tone={item.tone} />
        <div>{item.text}</div>
      </li>
    ))}
  </ol>
)
