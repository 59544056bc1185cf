import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { processInfo } from './processInfo.js'

const ownerShape = z.object({ pid: z.number().int().positive(), started: z.string() })

const ownerFileOf = (dataDir: string): string => path.join(dataDir, 'owner.json')

/** Notes that this process is the one that stops the server. */
export const claimServer = async (dataDir: string): Promise<void> => {
  const info = await processInfo(process.pid)
  const owner = { pid: process.pid, started: info?.started ?? '' }
  await writeFile(ownerFileOf(dataDir), JSON.stringify(owner), { mode: 0o600 })
}

/** True while another process that started (or took over) the server is alive: it stops it, not we. */
export const ownedByAnother = async (dataDir: string): Promise<boolean> => {
  try {
    const owner = ownerShape.parse(JSON.parse(await readFile(ownerFileOf(dataDir), 'utf8')))
    const info = await processInfo(owner.pid)
    return owner.pid !== process.pid && info !== undefined && info.started === owner.started
  } catch {
    return false
  }
}
