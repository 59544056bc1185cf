import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { bundleCommands, bundleEntryOf } from './bundleCommands.js'
import { buildWeb } from './buildWeb.js'
import { sourceHash } from './sourceHash.js'

/** One thing that is built: where its stamp lies, a file that proves it is there, and how to make it. */
export type Target = {
  readonly title: string
  /** How long it takes, for people who wait. */
  readonly hint: string
  readonly stamp: string
  readonly proof: string
  readonly make: () => Promise<void>
}

type Build = {
  readonly root: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly log: (line: string) => void
  readonly stop: AbortSignal
}

const exists = async (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )

/**
 * Makes each target whose stamp is not `hash`. The stamp is removed first and written last: a build
 * that was broken off is done again.
 */
export const makeChanged = async (
  targets: readonly Target[],
  hash: string,
  log: (line: string) => void,
): Promise<void> => {
  for (const target of targets) {
    const stamped = (await readFile(target.stamp, 'utf8').catch(() => '')) === hash
    if (stamped && (await exists(target.proof))) continue
    await rm(target.stamp, { force: true })
    const since = Date.now()
    log(`Building ${target.title} (${target.hint}) …`)
    await target.make()
    await mkdir(path.dirname(target.stamp), { recursive: true })
    await writeFile(target.stamp, hash)
    log(`Built ${target.title} in ${Math.round((Date.now() - since) / 1000)} s`)
  }
}

/** Builds commands and web app when their sources changed since the last build. */
export const buildIfChanged = async ({ root, env, log, stop }: Build): Promise<void> => {
  const targets: Target[] = [
    {
      title: 'worker and commands',
      hint: 'a few seconds',
      stamp: path.join(root, 'dist', 'cli.stamp'),
      proof: bundleEntryOf(root),
      make: () => bundleCommands(root),
    },
    {
      title: 'the web app',
      hint: 'about a minute',
      stamp: path.join(root, '.next', 'prop-firm.stamp'),
      proof: path.join(root, '.next', 'BUILD_ID'),
      make: () => buildWeb({ root, env, log, stop }),
    },
  ]
  await makeChanged(targets, await sourceHash(root), log)
}
