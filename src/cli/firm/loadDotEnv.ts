import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'

const shape = z.object({ loadEnvConfig: z.function() })

/**
 * Reads `.env` files as Next does, by Next's own code, so that all processes see the same values.
 * What is set already wins.
 */
export const loadDotEnv = (root: string, development: boolean): void => {
  const ofNext = createRequire(
    createRequire(path.join(root, 'package.json')).resolve('next/package.json'),
  )
  const { loadEnvConfig } = shape.parse(ofNext('@next/env'))
  const quiet = { info: (): void => undefined, error: (text: string) => process.stderr.write(text) }
  ;(loadEnvConfig as unknown as (...args: unknown[]) => unknown)(root, development, quiet)
}
