import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { errorCode } from '../errorCode.js'

/** What a process id stands for now. `started` differs when the id was given to another process. */
export type ProcessInfo = { readonly commandLine: string; readonly started: string }

const fromProc = async (pid: number): Promise<ProcessInfo | undefined> => {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8')
  // The name in brackets may hold spaces; the fields after it are counted from its end.
  const fields = status.slice(status.lastIndexOf(')') + 2).split(' ')
  const [state, started] = [fields[0], fields[19]]
  if (state === 'Z' || state === 'X' || started === undefined) return undefined
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8')
  return { commandLine: commandLine.replaceAll('\0', ' ').trim(), started }
}

const fromPs = async (pid: number): Promise<ProcessInfo | undefined> => {
  const fields = ['-o', 'lstart=,command=', '-p', String(pid)]
  const { stdout } = await promisify(execFile)('ps', fields)
  const line = stdout.trim()
  return line === ''
    ? undefined
    : { started: line.slice(0, 24), commandLine: line.slice(24).trim() }
}

const signalReaches = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** The running process of that id; undefined when there is none or only its unreaped remains. */
export const processInfo = async (pid: number): Promise<ProcessInfo | undefined> => {
  if (!Number.isSafeInteger(pid) || pid <= 0 || !signalReaches(pid)) return undefined
  try {
    return process.platform === 'linux' ? await fromProc(pid) : await fromPs(pid)
  } catch {
    return signalReaches(pid) ? { commandLine: '', started: '' } : undefined
  }
}
