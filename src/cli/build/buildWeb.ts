import { stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { StepFailed } from '../processes/errors.js'
import { runStep } from '../processes/runStep.js'
import { BuildFailed } from './buildErrors.js'

/** `next`'s own entry: started without npx, whose child outlives it when it is killed. */
export const nextBinOf = (root: string): string =>
  createRequire(path.join(root, 'package.json')).resolve('next/dist/bin/next')

const STILL_BUILDING_MS = 10_000

type WebBuild = {
  readonly root: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly log: (line: string) => void
  readonly stop: AbortSignal
}

const finishedAt = async (root: string): Promise<number> =>
  stat(path.join(root, '.next', 'BUILD_ID')).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )

/** Runs `next build` and shows its lines, and a sign of life when it is silent. Throws `BuildFailed`. */
export const buildWeb = async ({ root, env, log, stop }: WebBuild): Promise<void> => {
  const since = Date.now()
  const before = await finishedAt(root)
  const alive = setInterval(() => {
    log(`still building the web app (${Math.round((Date.now() - since) / 1000)} s)`)
  }, STILL_BUILDING_MS)
  try {
    await runStep({
      name: 'next build',
      command: process.execPath,
      args: [nextBinOf(root), 'build'],
      cwd: root,
      env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      done: async () => (await finishedAt(root)) > before,
      onLine: (line) => {
        if (line.trim() !== '') log(line)
      },
      stop,
    })
  } catch (error) {
    if (error instanceof StepFailed) throw new BuildFailed('the web app', error.message)
    throw error
  } finally {
    clearInterval(alive)
  }
}
