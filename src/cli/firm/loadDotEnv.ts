import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'

type Log = { readonly info: (text: string) => void; readonly error: (text: string) => void }
type Load = (root: string, development: boolean, log: Log) => unknown

const shape = z.object({
  loadEnvConfig: z.custom<Load>((value) => typeof value === 'function'),
})

const log: Log = { info: () => undefined, error: (text) => process.stderr.write(`${text}\n`) }

/**
 * Reads `.env` files as Next does, by Next's own code, so that all processes see the same values.
 * What is set already wins.
 */
export const loadDotEnv = (root: string, development: boolean): void => {
  const ofProject = createRequire(path.join(root, 'package.json'))
  const ofNext = createRequire(ofProject.resolve('next/package.json'))
  shape.parse(ofNext('@next/env')).loadEnvConfig(root, development, log)
}
