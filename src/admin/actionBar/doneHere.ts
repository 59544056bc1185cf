'use client'
import { useEffect } from 'react'

const name = 'prop-firm:done'

/** Something was done on this page beside the moves of a bar, which may offer others now. */
export const tellDone = (): boolean => window.dispatchEvent(new Event(name))

/** Calls `then` whenever something was done on this page. */
export function useDone(then: () => void): void {
  useEffect(() => {
    window.addEventListener(name, then)
    return () => window.removeEventListener(name, then)
  }, [then])
}
