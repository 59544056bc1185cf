import path from 'node:path'
import { bundleEntryOf } from '../build/bundleCommands.js'

/** How another process of this command line is started. */
export type Invocation = { readonly command: string; readonly args: readonly string[] }

/** From the bundle: fast to load. The condition keeps packages from modules that load in a race. */
export const bundledInvocation = (root: string): Invocation => ({
  command: process.execPath,
  args: ['--conditions=production', '--enable-source-maps', bundleEntryOf(root)],
})

/** From the sources, for developers. */
export const sourceInvocation = (root: string): Invocation => ({
  command: process.execPath,
  args: ['--conditions=production', '--import', 'tsx', path.join(root, 'src/cli/propFirm.ts')],
})
