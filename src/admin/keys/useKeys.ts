'use client'
import { useModal } from '@payloadcms/ui'
import { useEffect, useRef, useSyncExternalStore } from 'react'

/** By `KeyboardEvent.key` in lower case: `j`, `enter`, `/`, `?`. */
export type Keys = Readonly<Record<string, () => void>>

const typing = 'input, textarea, select, [contenteditable="true"], [role="dialog"], dialog'
const offKey = 'prop-firm-keys-off'

/** Browsers that keep nothing for us leave the keys on. */
function read(): boolean {
  try {
    return localStorage.getItem(offKey) === null
  } catch {
    return true
  }
}

const listeners = new Set<() => void>()
const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Turns single-letter keys on or off for this person on this device. */
export function switchKeys(on: boolean): void {
  if (on) localStorage.removeItem(offKey)
  else localStorage.setItem(offKey, '1')
  for (const listener of listeners) listener()
}

export const useKeysOn = (): boolean => useSyncExternalStore(listen, read, () => true)

/**
 * Single keys of a page: off while somebody types, while a dialog or drawer is open, with a modifier,
 * and for people who turned them off.
 */
export function useKeys(keys: Keys): void {
  const { modalState } = useModal()
  const isOn = useKeysOn() && !Object.values(modalState ?? {}).some((modal) => modal?.isOpen)
  const current = useRef(keys)
  useEffect(() => {
    current.current = keys
  })
  useEffect(() => {
    if (!isOn) return
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const { target } = event
      if (target instanceof Element && target.closest(typing)) return
      const key = event.key.toLowerCase()
      const isButton = target instanceof Element && target.closest('button, a, summary') !== null
      // A focused button takes Enter and Space for itself.
      if (isButton && (key === 'enter' || key === ' ')) return
      const act = current.current[key]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [isOn])
}
