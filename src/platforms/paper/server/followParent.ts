import { fstatSync } from 'node:fs'

const lookMs = 1_000

/**
 * Calls `end` when the parent process is gone, so that a killed parent does not leave the server
 * behind: its message channel closes, or its end of our standard input where that is a pipe, or we
 * have become somebody else's child.
 */
export function followParent(end: () => void): void {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && end(), lookMs).unref()
  if (process.connected) {
    process.once('disconnect', end)
  } else if (isPipe(0)) {
    process.stdin.once('end', end)
    process.stdin.once('error', end)
    process.stdin.resume()
  }
}

function isPipe(descriptor: number): boolean {
  try {
    const stat = fstatSync(descriptor)
    return stat.isFIFO() || stat.isSocket()
  } catch {
    return false
  }
}
