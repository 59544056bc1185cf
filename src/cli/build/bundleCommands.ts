import { rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { errorMessage } from '../errorCode.js'
import { BuildFailed } from './buildErrors.js'

export const bundleFolderOf = (root: string): string => path.join(root, 'dist', 'cli')

/** The bundled command line, run by plain Node with `--conditions=production`. */
export const bundleEntryOf = (root: string): string =>
  path.join(bundleFolderOf(root), 'propFirm.js')

const loadEsbuild = async () => {
  try {
    return await import('esbuild')
  } catch {
    throw new BuildFailed('the commands', 'esbuild is not installed: run npm install')
  }
}

/**
 * Bundles worker and commands with the configuration into `dist/cli`; packages stay outside. Built
 * beside and renamed, so a broken-off build leaves the last one or none.
 */
export const bundleCommands = async (root: string): Promise<void> => {
  const esbuild = await loadEsbuild()
  const target = bundleFolderOf(root)
  const draft = `${target}.new`
  await rm(draft, { recursive: true, force: true })
  try {
    await esbuild.build({
      absWorkingDir: root,
      entryPoints: { propFirm: 'src/cli/propFirm.ts' },
      outdir: draft,
      alias: { '@payload-config': path.join(root, 'payload.config.ts') },
      bundle: true,
      packages: 'external',
      format: 'esm',
      platform: 'node',
      target: 'node20',
      splitting: true,
      sourcemap: 'linked',
      logLevel: 'silent',
    })
  } catch (error) {
    throw new BuildFailed('the commands', errorMessage(error))
  } finally {
    // Its service would stay beside us for as long as the firm runs.
    await esbuild.stop()
  }
  await rm(target, { recursive: true, force: true })
  await rename(draft, target)
}
