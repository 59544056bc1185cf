import { Socket } from 'node:net'

/** Tells a child which of its file descriptors is the pipe to the process that started it. */
export const LIFELINE_VARIABLE = 'PROP_FIRM_LIFELINE'

const GRACE_MS = 8_000

const endGroup = (): void => {
  try {
    // A supervised child leads its own process group, so this takes its own children along.
    process.kill(-process.pid, 'SIGKILL')
  } catch {
    process.exit(1)
  }
}

/** True in a process that a supervisor started. */
export const isSupervised = (): boolean => process.env[LIFELINE_VARIABLE] !== undefined

/**
 * Ends this process soon after the one that started it is gone, even by kill -9: the pipe between
 * them closes. First SIGTERM, so that work is finished properly; SIGKILL 8 s later.
 */
export const watchLifeline = (): void => {
  const fd = Number(process.env[LIFELINE_VARIABLE])
  // Children of ours have other files under that number.
  delete process.env.PROP_FIRM_LIFELINE
  if (!Number.isInteger(fd) || fd < 3) return
  const pipe = new Socket({ fd, readable: true, writable: false })
  const lost = (): void => {
    setTimeout(endGroup, GRACE_MS).unref()
    process.kill(process.pid, 'SIGTERM')
  }
  pipe.once('close', lost)
  pipe.on('error', () => undefined)
  pipe.resume()
  pipe.unref()
}
