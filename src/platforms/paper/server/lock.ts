import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigurationError } from '../../../errors.js'

/**
 * Makes sure that one server alone writes to the data folder. A lock left by a killed server is
 * taken over, also when its process number has gone to another program since.
 *
 * @returns releases the lock
 * @throws ConfigurationError when a running server holds it, or the folder cannot be written
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'lock')
  const mine = `${process.pid} ${startOf(process.pid)}`
  const holder = read(path)
  const [pid = '', started = ''] = holder?.split(' ') ?? []
  if (holder && holder !== mine && isRunning(Number(pid)) && startOf(Number(pid)) === started) {
    throw new ConfigurationError(`the data folder ${folder} is in use by process ${pid}`)
  }
  try {
    writeFileSync(path, mine, { mode: 0o600 })
  } catch (error) {
    throw new ConfigurationError(`the data folder ${folder} cannot be written: ${String(error)}`)
  }
  return () => {
    if (read(path) === mine) rmSync(path, { force: true })
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** When a process began, in the system's ticks; empty where the system does not say (not Linux). */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
