import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { DemoLogin } from '../firm/ports.js'

const shape = z.array(z.object({ role: z.string(), email: z.string(), password: z.string() }))

const fileOf = (dataDir: string): string => path.join(dataDir, 'demo.json')

/** The logins of a demo firm that is complete; undefined when there is none yet. */
export const readDemoLogins = async (
  dataDir: string,
): Promise<readonly DemoLogin[] | undefined> => {
  try {
    return shape.parse(JSON.parse(await readFile(fileOf(dataDir), 'utf8')))
  } catch {
    return undefined
  }
}

export const writeDemoLogins = (dataDir: string, logins: readonly DemoLogin[]): Promise<void> =>
  writeFile(fileOf(dataDir), JSON.stringify(logins), { mode: 0o600 })
