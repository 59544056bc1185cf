import { chown, mkdir, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { errorCode } from '../errorCode.js'
import { PostgresRefusesRoot } from './errors.js'
import { hasName, type Identity, isRoot, namespaceWorks, unprivilegedUser } from './identity.js'
import { reachable, type UserIds } from './reachable.js'

/** Where the cluster lies, and as whom its server runs. */
export type Placement = { readonly identity: Identity; readonly cluster: string }

/** Entered by everybody, written by root: for servers that root starts as another user. */
export const SHARED_HOME = '/var/lib/prop-firm'

const pointerOf = (dataDir: string): string => path.join(dataDir, 'location')

const ownerOf = async (folder: string): Promise<UserIds | undefined> =>
  stat(folder).then(
    ({ uid, gid }) => ({ uid, gid }),
    () => undefined,
  )

/** A new folder each time: somebody who deletes the data folder wants to begin anew. */
const placeElsewhere = async (dataDir: string, user: UserIds): Promise<string> => {
  try {
    await mkdir(SHARED_HOME, { recursive: true, mode: 0o755 })
    const home = await mkdtemp(path.join(SHARED_HOME, 'data-'))
    await chown(home, user.uid, user.gid)
    const cluster = path.join(home, 'cluster')
    if (await reachable(cluster, user)) {
      await writeFile(pointerOf(dataDir), cluster, { mode: 0o600 })
      return cluster
    }
  } catch (error) {
    throw new PostgresRefusesRoot(`${SHARED_HOME} cannot be written: ${errorCode(error)}`)
  }
  throw new PostgresRefusesRoot(`${SHARED_HOME} cannot be entered by user ${user.uid}`)
}

/**
 * Chooses who runs the server and where its files are. An existing cluster keeps its owner where
 * that is possible, so a start as root does not take the data away from the user who made it.
 */
export const choosePlacement = async (dataDir: string): Promise<Placement> => {
  const pointed = (await readFile(pointerOf(dataDir), 'utf8').catch(() => '')).trim()
  const cluster = pointed === '' ? path.join(dataDir, 'cluster') : pointed
  const user = await unprivilegedUser()
  const namespace: Identity = { kind: 'namespace', shownAs: user }
  if (!isRoot()) {
    const nameless = !hasName() && (await namespaceWorks(user))
    return { identity: nameless ? namespace : { kind: 'self' }, cluster }
  }

  const owner = await ownerOf(cluster)
  if (owner !== undefined && owner.uid !== 0 && (await reachable(cluster, owner))) {
    return { identity: { kind: 'user', ...owner }, cluster }
  }
  if (await namespaceWorks(user)) return { identity: namespace, cluster }
  if (await reachable(cluster, user)) return { identity: { kind: 'user', ...user }, cluster }
  if (owner !== undefined) {
    throw new PostgresRefusesRoot(
      `user namespaces are off and ${cluster} lies in a folder that other users cannot enter`,
    )
  }
  return { identity: { kind: 'user', ...user }, cluster: await placeElsewhere(dataDir, user) }
}
