import type { MouseEvent, ReactNode } from 'react'

/** Goes to a page of the portal without loading anything; Next's router follows the address. */
export function goTo(path: string): void {
  window.history.pushState(null, '', path)
  window.scrollTo(0, 0)
}

type Props = {
  readonly to: string
  readonly children: ReactNode
  readonly className?: string
  readonly current?: boolean
}

/** A link inside the portal. A click for a new tab stays the browser's. */
export function Link({ to, children, className, current = false }: Props) {
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    goTo(to)
  }
  return (
    <a
      href={to}
      className={className}
      onClick={onClick}
      aria-current={current ? 'page' : undefined}
    >
      {children}
    </a>
  )
}
