import * as z from 'zod/mini'

/** Who is signed in in this tab. The token is never kept longer than the tab is open. */
export type Session = {
  readonly token: string
  /** UTC milliseconds. */
  readonly expiresAt: number
  readonly email: string
}

const key = 'prop-firm-portal'
const shape = z.object({ token: z.string(), expiresAt: z.number(), email: z.string() })

/** A browser that keeps nothing for us still lets one sign in, until the page is left. */
let inMemory: string | null = null
let endedByItself = false
let seen: { text: string | null; session: Session | null } = { text: null, session: null }
const listeners = new Set<() => void>()

function read(): string | null {
  try {
    return window.sessionStorage.getItem(key) ?? inMemory
  } catch {
    return inMemory
  }
}

function write(text: string | null): void {
  inMemory = text
  try {
    if (text === null) window.sessionStorage.removeItem(key)
    else window.sessionStorage.setItem(key, text)
  } catch {
    // Kept in memory alone.
  }
  listeners.forEach((listener) => listener())
}

function parsed(text: string | null): Session | null {
  if (text === null) return null
  try {
    const session = shape.parse(JSON.parse(text))
    return session.expiresAt > Date.now() ? session : null
  } catch {
    return null
  }
}

/** The session of this tab, or null. The same object for as long as it is the same session. */
export function currentSession(): Session | null {
  const text = read()
  if (text !== seen.text) seen = { text, session: parsed(text) }
  return seen.session
}

export function startSession(session: Session): void {
  endedByItself = false
  write(JSON.stringify(session))
}

/** @param byItself the server did not accept the token any more: the person is told */
export function endSession(byItself = false): void {
  endedByItself = byItself
  write(null)
}

export const hasEndedByItself = (): boolean => endedByItself

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
