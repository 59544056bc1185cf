/**
 * Calls `end` when the parent process is gone: its message channel closes, or, without one, its
 * end of our standard input. Keeps a killed parent from leaving the server behind.
 */
export function followParent(end: () => void): void {
  if (process.connected) {
    process.once('disconnect', end)
    return
  }
  process.stdin.once('end', end)
  process.stdin.once('error', end)
  process.stdin.resume()
}
