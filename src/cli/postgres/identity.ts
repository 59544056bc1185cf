import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { promisify } from 'node:util'
import type { UserIds } from './reachable.js'

/**
 * Who PostgreSQL runs as. It refuses root, so root needs a detour:
 * - `self`: not root, nothing to do
 * - `namespace`: inside a user namespace that shows another uid; files stay the caller's, folders
 *   that only root may enter stay usable. The shown uid must have a name on this machine
 * - `user`: another user of the machine, who must reach binaries and data
 */
export type Identity =
  | { readonly kind: 'self' }
  | { readonly kind: 'namespace'; readonly shownAs: UserIds }
  | ({ readonly kind: 'user' } & UserIds)

export type Invocation = {
  readonly command: string
  readonly args: readonly string[]
  readonly ids: UserIds | undefined
}

const namespaceArgs = ({ uid, gid }: UserIds): readonly string[] => [
  '--user',
  `--map-user=${uid}`,
  `--map-group=${gid}`,
  '--',
]
const NOBODY: UserIds = { uid: 65_534, gid: 65_534 }

export const isRoot = (): boolean => process.getuid?.() === 0

/** `initdb` wants a name for its user, which the ids that containers run with often lack. */
export const hasName = (): boolean => {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

/** Many container profiles forbid user namespaces, so it is tried, not assumed. */
export const namespaceWorks = async (shownAs: UserIds): Promise<boolean> => {
  try {
    await promisify(execFile)('unshare', [...namespaceArgs(shownAs), 'true'], { timeout: 5_000 })
    return true
  } catch {
    return false
  }
}

/** The user `postgres`, else `nobody`, of this machine. */
export const unprivilegedUser = async (): Promise<UserIds> => {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const rows = passwd.split('\n').map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const row = rows.find(([user]) => user === name)
    const [uid, gid] = [Number(row?.[2]), Number(row?.[3])]
    if (Number.isInteger(uid) && Number.isInteger(gid) && uid > 0) return { uid, gid }
  }
  return NOBODY
}

/** The command line that runs `program` as that identity. */
export const invocationAs = (
  identity: Identity,
  program: string,
  args: readonly string[],
): Invocation => {
  if (identity.kind === 'namespace') {
    return {
      command: 'unshare',
      args: [...namespaceArgs(identity.shownAs), program, ...args],
      ids: undefined,
    }
  }
  const ids = identity.kind === 'user' ? { uid: identity.uid, gid: identity.gid } : undefined
  return { command: program, args, ids }
}

/** A short environment: neither secrets nor the caller's PG* and locale variables reach the server. */
export const serverEnvironment = (): NodeJS.ProcessEnv => ({
  NODE_ENV: process.env.NODE_ENV,
  PATH: process.env.PATH,
  LC_ALL: 'C',
  TZ: 'UTC',
})
