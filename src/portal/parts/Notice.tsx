import type { ReactNode } from 'react'

type Props = {
  readonly tone: 'info' | 'good' | 'warning' | 'bad'
  readonly children: ReactNode
}

/** A message that stands out; what went wrong is read out at once. */
export function Notice({ tone, children }: Props) {
  return (
    <div className={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      {children}
    </div>
  )
}

/** What a form could not do, or nothing. */
export const Problem = ({ text }: { readonly text: string }) =>
  text === '' ? null : <Notice tone="bad">{text}</Notice>
