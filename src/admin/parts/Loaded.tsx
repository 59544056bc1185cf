import { Suspense, type ReactNode } from 'react'
import { Panel } from './Panel.js'
import { TryAgain } from './TryAgain.js'
import './parts.css'

type Props<Value> = {
  /** Title of the panel while it loads and when it failed. */
  readonly title: string
  readonly className?: string
  readonly load: () => Promise<Value>
  readonly children: (value: Value) => ReactNode
  readonly log: (error: unknown) => void
}

/** A panel that loads on its own: the rest of the page neither waits for it nor fails with it. */
export const Loaded = <Value,>(props: Props<Value>) => (
  <Suspense
    fallback={
      <Panel className={props.className ?? ''} title={props.title}>
        <div aria-busy className="pf-loading" />
      </Panel>
    }
  >
    <Inner {...props} />
  </Suspense>
)

async function Inner<Value>({ title, className = '', load, children, log }: Props<Value>) {
  const loaded = await load().then(
    (value) => ({ ok: true as const, value }),
    (error: unknown) => ({ ok: false as const, error }),
  )
  if (loaded.ok) return children(loaded.value)
  log(loaded.error)
  return (
    <Panel className={className} title={title}>
      <TryAgain />
    </Panel>
  )
}
