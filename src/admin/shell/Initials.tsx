'use client'
import { useAuth } from '@payloadcms/ui'

/** The signed-in person's initials; a picture would have to be fetched from outside. */
export function Initials() {
  const { user } = useAuth()
  const name = typeof user?.name === 'string' ? user.name : (user?.email ?? '')
  const words = name.split(/[\s@.]+/).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => word?.[0] ?? '')
  return <span className="pf-initials">{letters.join('').toUpperCase()}</span>
}
