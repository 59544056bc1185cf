import { useEffect, useRef, type ReactNode } from 'react'

type Props = {
  readonly title: string
  readonly lead?: ReactNode
  readonly children: ReactNode
}

let isFirst = true

/** A page: its heading names the window and takes the focus, so that screen readers start here. */
export function Page({ title, lead, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isFirst) heading.current?.focus({ preventScroll: true })
    isFirst = false
  }, [])
  return (
    <>
      <title>{`${title} · Trader portal`}</title>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead ? <div className="lead">{lead}</div> : null}
      {children}
    </>
  )
}
