'use client'
import { useNav, usePreferences } from '@payloadcms/ui'
import { useEffect } from 'react'

/** Payload closes the navigation up to 1440 pixels; ours is narrow enough to stay open from here on. */
const openFromPx = 1201

let isDone = false

/** Opens the navigation once per page load where there is room and the person did not close it for good. */
export function useOpenNav(): void {
  const { hydrated, setNavOpen } = useNav()
  const { getPreference } = usePreferences()
  useEffect(() => {
    if (!hydrated || isDone || window.innerWidth < openFromPx) return
    isDone = true
    const open = async () => {
      const kept = await getPreference<{ open?: boolean }>('nav')
      if (kept?.open !== false) setNavOpen(true)
    }
    // Without the preference the navigation stays as Payload left it.
    open().catch(() => undefined)
  }, [hydrated, setNavOpen, getPreference])
}
