'use client'
import { useId, type ReactNode } from 'react'

type Props = {
  readonly title: string
  readonly description?: string
  readonly problems: readonly string[]
  /** What stands beside the title: a link that removes or adds. */
  readonly tools?: ReactNode
  readonly children?: ReactNode
}

/** A place with several inputs: its title, its tools, and what is wrong with it as a whole. */
export function Part({ title, description, problems, tools, children }: Props) {
  const id = useId()
  return (
    <div aria-labelledby={id} className="pf-part" role="group">
      <div className="pf-field__head">
        <span className="pf-part__title" id={id}>
          {title}
        </span>
        {tools}
      </div>
      {description ? <p className="pf-part__about">{description}</p> : null}
      {children}
      {problems.length > 0 ? (
        <p className="pf-field__problem" role="alert">
          {problems.join(' ')}
        </p>
      ) : null}
    </div>
  )
}

type LinkProps = { readonly label: string; readonly text: string; readonly onClick: () => void }

export const PartLink = ({ label, text, onClick }: LinkProps) => (
  <button aria-label={label} className="pf-link" onClick={onClick} type="button">
    {text}
  </button>
)
