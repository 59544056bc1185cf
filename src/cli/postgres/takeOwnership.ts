import { lchown, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { DataFolderUnusable } from './errors.js'
import { type Identity, isRoot } from './identity.js'

const chownAll = async (folder: string, uid: number, gid: number): Promise<void> => {
  await lchown(folder, uid, gid)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) await chownAll(file, uid, gid)
    else await lchown(file, uid, gid)
  }
}

/**
 * PostgreSQL refuses a data folder that is not its own. As root the files are handed to the identity
 * that will run it; as an ordinary user a foreign folder is refused with a clear sentence.
 */
export const takeOwnership = async (cluster: string, identity: Identity): Promise<void> => {
  const info = await stat(cluster).catch(() => undefined)
  if (info === undefined) return
  const wanted = identity.kind === 'user' ? identity : { uid: process.getuid?.() ?? 0, gid: 0 }
  if (info.uid === wanted.uid) return
  if (!isRoot()) {
    throw new DataFolderUnusable(cluster, `it belongs to another user (id ${info.uid})`)
  }
  await chownAll(cluster, wanted.uid, wanted.gid)
}
