import { mkdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { errorCode } from '../errorCode.js'
import { StarterBusy } from './errors.js'

const HEARTBEAT_MS = 1_000
const STALE_MS = 5_000
const WAIT_MS_MAX = 180_000

const ageOf = async (folder: string): Promise<number> => {
  const info = await stat(folder).catch(() => undefined)
  return info === undefined ? 0 : Date.now() - info.mtimeMs
}

/** Moves a lock aside whose holder was killed: a rename has one winner, and a fresh lock goes back. */
const clearStale = async (lock: string): Promise<void> => {
  if ((await ageOf(lock)) < STALE_MS) return
  const aside = `${lock}.stale-${process.pid}`
  try {
    await rename(lock, aside)
  } catch {
    return
  }
  if ((await ageOf(aside)) < STALE_MS) await rename(aside, lock).catch(() => undefined)
  await rm(aside, { recursive: true, force: true })
}

const tryLock = async (lock: string): Promise<boolean> => {
  try {
    await mkdir(lock)
    return true
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
    return false
  }
}

/**
 * Runs `work` while no other process does so for the same `lock` path. The holder keeps the lock's
 * time fresh; a lock untouched for 5 s is that of a killed run and is taken over.
 */
export const oneStarterAtATime = async <T>(lock: string, work: () => Promise<T>): Promise<T> => {
  const since = Date.now()
  while (!(await tryLock(lock))) {
    await clearStale(lock)
    const waited = Date.now() - since
    if (waited > WAIT_MS_MAX) throw new StarterBusy(lock, waited)
    await sleep(100)
  }
  const beat = setInterval(() => {
    const now = new Date()
    utimes(lock, now, now).catch(() => undefined)
  }, HEARTBEAT_MS)
  try {
    return await work()
  } finally {
    clearInterval(beat)
    await rm(lock, { recursive: true, force: true })
  }
}
