'use client'
import { useRouter } from 'next/navigation.js'
import { Shape } from './Shape.js'

/** The banner inside a panel that could not be read. */
export function TryAgain() {
  const { refresh } = useRouter()
  return (
    <p className="pf-failed" role="alert">
      <Shape tone="attention" /> This could not be read.
      <button onClick={() => refresh()} type="button">
        Try again
      </button>
    </p>
  )
}
