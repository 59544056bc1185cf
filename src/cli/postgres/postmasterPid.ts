import { readFile } from 'node:fs/promises'
import path from 'node:path'

export type Postmaster = {
  readonly pid: number
  readonly port: number | undefined
  /** UTC milliseconds, to the second. */
  readonly startedAt: number
  /** It holds its port and lets people in. */
  readonly isReady: boolean
}

export const pidFileOf = (cluster: string): string => path.join(cluster, 'postmaster.pid')

/**
 * What the server says about itself. An empty or cut file gives undefined: its number would read as
 * 0, and a signal to 0 goes to the caller's own process group.
 */
export const readPostmaster = async (cluster: string): Promise<Postmaster | undefined> => {
  const text = await readFile(pidFileOf(cluster), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if (!Number.isSafeInteger(pid) || pid <= 1) return undefined
  return {
    pid,
    port: Number.isSafeInteger(port) && port > 0 ? port : undefined,
    startedAt: Number(lines[2]) * 1000,
    isReady: lines[7]?.trim() === 'ready',
  }
}
