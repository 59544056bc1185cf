import { useSyncExternalStore } from 'react'
import { currentSession, onSessionChange, type Session } from './session.js'

/** Who is signed in; `undefined` while the page comes from the server, which never knows. */
export const useSession = (): Session | null | undefined =>
  useSyncExternalStore<Session | null | undefined>(onSessionChange, currentSession, () => undefined)
