import type { ReactNode } from 'react'
import type { Polled } from '../api/usePolled.js'
import { Notice } from './Notice.js'

type Props<Data> = {
  readonly polled: Polled<Data>
  readonly children: (data: Data) => ReactNode
}

/** What was loaded; a failure is said above it, and what was seen last stays. */
export function Loaded<Data>({ polled: { data, failure, refresh }, children }: Props<Data>) {
  return (
    <>
      {failure && failure.code !== 'signIn' ? (
        <Notice tone={data === null ? 'bad' : 'warning'}>
          <p>{data === null ? failure.message : `${failure.message} Figures may be old.`}</p>
          {failure.status === 404 ? null : (
            <button type="button" className="quiet" onClick={refresh}>
              Try again
            </button>
          )}
        </Notice>
      ) : null}
      {data === null ? failure ? null : <p className="loading">Loading …</p> : children(data)}
    </>
  )
}
