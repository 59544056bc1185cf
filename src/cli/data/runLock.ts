import { link, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { PropFirmError } from '../../errors.js'
import { errorCode } from '../errorCode.js'
import { processInfo } from '../postgres/processInfo.js'

/** The firm of this data folder is already running. */
export class AlreadyRunning extends PropFirmError {
  constructor(dataDir: string, pid: number) {
    super(
      'alreadyRunning',
      `The firm in ${dataDir} is already running (process ${pid}): stop that one, or name another folder in PROP_FIRM_DATA_DIR.`,
    )
  }
}

const shape = z.object({ pid: z.number().int().positive(), started: z.string() })

const holderOf = async (file: string): Promise<number | undefined> => {
  try {
    const holder = shape.parse(JSON.parse(await readFile(file, 'utf8')))
    const info = await processInfo(holder.pid)
    return info?.started === holder.started ? holder.pid : undefined
  } catch {
    return undefined
  }
}

/** A link appears with its content or not at all, so nobody reads a half-written lock. */
const tryTake = async (file: string): Promise<boolean> => {
  const info = await processInfo(process.pid)
  const draft = `${file}.${process.pid}`
  await writeFile(draft, JSON.stringify({ pid: process.pid, started: info?.started ?? '' }))
  try {
    await link(draft, file)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

/** Of two that cleared the same dead lock away at the same time, the later one removed the other's. */
const SETTLE_MS = 150

export type RunLock = {
  readonly giveBack: () => Promise<void>
  /** True when the last run was killed; its children may take seconds to notice. */
  readonly tookOver: boolean
}

/**
 * Makes this process the only one that runs the firm of a data folder. The lock of a run that was
 * killed is taken over with a line to `log`. Throws `AlreadyRunning`.
 */
export const takeRunLock = async (
  dataDir: string,
  log: (line: string) => void,
): Promise<RunLock> => {
  const file = path.join(dataDir, 'running.json')
  const giveBack = (): Promise<void> => rm(file, { force: true })
  for (;;) {
    if (await tryTake(file)) return { giveBack, tookOver: false }
    const holder = await holderOf(file)
    if (holder !== undefined && holder !== process.pid) throw new AlreadyRunning(dataDir, holder)
    log('The last run was killed; its lock is taken over and its data are kept.')
    await rm(file, { force: true })
    if (!(await tryTake(file))) continue
    await sleep(SETTLE_MS)
    if ((await holderOf(file)) === process.pid) return { giveBack, tookOver: true }
  }
}

/** Holds the lock while `work` runs. */
export const withRunLock = async <T>(
  dataDir: string,
  log: (line: string) => void,
  work: () => Promise<T>,
): Promise<T> => {
  const { giveBack } = await takeRunLock(dataDir, log)
  try {
    return await work()
  } finally {
    await giveBack()
  }
}
