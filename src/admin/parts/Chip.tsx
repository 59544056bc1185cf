import type { ReactNode } from 'react'
import { Shape, type Tone } from './Shape.js'

type Props = { readonly tone: Tone; readonly children: ReactNode; readonly title?: string }

/** A state in one word, with the shape and the colour of its meaning. */
export const Chip = ({ tone, children, title }: Props) => (
  <span className={`pf-chip pf-chip--${tone}`} title={title}>
    <Shape tone={tone} />
    {children}
  </span>
)
