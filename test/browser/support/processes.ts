import { readdir, readFile } from 'node:fs/promises'

/** One process of this machine, told from a later one with the same number by when it started. */
export type Process = {
  readonly pid: number
  readonly parent: number
  readonly group: number
  readonly started: string
  readonly command: string
}

const processOf = async (pid: number): Promise<Process | undefined> => {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8')
    // The name in brackets may hold blanks and brackets of its own.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z') return undefined
    const text = command.replaceAll('\0', ' ').trim()
    return {
      pid,
      parent: Number(fields[1]),
      group: Number(fields[2]),
      started: fields[19] ?? '',
      command: text,
    }
  } catch {
    return undefined
  }
}

const all = async (): Promise<Process[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const found = await Promise.all(pids.map(processOf))
  return found.filter((each) => each !== undefined)
}

/** Each process, its group, and everything that they, their children and so on started. */
export async function familyOf(pids: readonly number[]): Promise<Process[]> {
  const processes = await all()
  const family = new Map<number, Process>()
  const add = (each: Process): void => {
    if (family.has(each.pid)) return
    family.set(each.pid, each)
    processes.filter(({ parent }) => parent === each.pid).forEach(add)
  }
  const isRoot = ({ pid, group }: Process) => pids.includes(pid) || pids.includes(group)
  processes.filter(isRoot).forEach(add)
  return [...family.values()]
}

/** Those that still run. */
export async function alive(processes: readonly Process[]): Promise<Process[]> {
  const now = await Promise.all(processes.map(({ pid }) => processOf(pid)))
  return now.filter(
    (each) =>
      each !== undefined &&
      processes.some(({ pid, started }) => pid === each.pid && started === each.started),
  ) as Process[]
}
