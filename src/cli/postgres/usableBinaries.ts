import { cp, mkdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { PostgresBinariesMissing } from './errors.js'
import type { Identity } from './identity.js'
import { locateBinaries, type NativeFolder } from './locateBinaries.js'
import { SHARED_HOME } from './placement.js'
import { reachable } from './reachable.js'
import { repairLinks } from './repairLinks.js'

const copyTo = async (native: NativeFolder, home: string): Promise<string> => {
  const target = path.join(home, `native-${native.version}`)
  if ((await stat(target).catch(() => undefined)) === undefined) {
    const draft = `${target}.${process.pid}`
    await mkdir(home, { recursive: true, mode: 0o755 })
    await cp(native.folder, draft, { recursive: true, verbatimSymlinks: true })
    await repairLinks(draft)
    // A copy that somebody else finished meanwhile is as good as ours.
    await rename(draft, target).catch(() => rm(draft, { recursive: true, force: true }))
  }
  if (!(await repairLinks(target))) {
    throw new PostgresBinariesMissing(`links in ${target} are missing and cannot be made`)
  }
  return target
}

/**
 * The `bin` folder of binaries that this identity can run, with all their links. They are used where
 * npm put them; copied when the identity cannot enter there or the links cannot be completed.
 */
export const usableBinaries = async (identity: Identity, dataDir: string): Promise<string> => {
  const native = await locateBinaries()
  const program = path.join(native.folder, 'bin', 'postgres')
  if (identity.kind === 'user' && !(await reachable(program, identity))) {
    return path.join(await copyTo(native, SHARED_HOME), 'bin')
  }
  const complete = await repairLinks(native.folder).catch(() => {
    throw new PostgresBinariesMissing(`${native.folder} is incomplete`)
  })
  return path.join(complete ? native.folder : await copyTo(native, dataDir), 'bin')
}
