import { randomBytes } from 'node:crypto'
import { chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { DataFolderUnusable, PostgresInitFailed } from './errors.js'
import { type Identity } from './identity.js'
import { runToEnd } from './runToEnd.js'

type NewCluster = {
  readonly identity: Identity
  readonly bin: string
  readonly cluster: string
  readonly password: string
  /** False where a server follows that does not sync either: initdb ends with a sync of each file. */
  readonly sync: boolean
}

const passwordFileOf = (dataDir: string): string => path.join(dataDir, 'password')

/** The password of the cluster's only role, made at the first start and kept in a file only we can read. */
export const clusterPassword = async (dataDir: string, cluster: string): Promise<string> => {
  const file = passwordFileOf(dataDir)
  const known = (await readFile(file, 'utf8').catch(() => '')).trim()
  if (known !== '') return known
  if ((await stat(cluster).catch(() => undefined)) !== undefined) {
    throw new DataFolderUnusable(cluster, `its password file ${file} is missing`)
  }
  const made = randomBytes(24).toString('hex')
  await writeFile(file, made, { mode: 0o600 })
  return made
}

const removeDrafts = async (cluster: string): Promise<void> => {
  const parent = path.dirname(cluster)
  for (const name of await readdir(parent)) {
    if (name.startsWith('cluster.new-')) {
      await rm(path.join(parent, name), { recursive: true, force: true })
    }
  }
}

const reasonIn = (output: string): string => {
  const lines = output.trim().split('\n')
  const telling = lines.filter((line) => /error|fatal|denied|cannot|could not/i.test(line)).at(-1)
  const reason = telling ?? lines.at(-1) ?? ''
  return reason === '' ? 'initdb gave no reason' : reason
}

/**
 * Creates the cluster in a draft folder and renames it, so an interrupted run leaves nothing
 * half-made. UTF-8 with the builtin C.UTF-8 locale: the same order of text on every machine.
 */
export const initCluster = async (wanted: NewCluster): Promise<void> => {
  const { identity, bin, cluster, password, sync } = wanted
  await removeDrafts(cluster)
  const draft = `${cluster}.new-${process.pid}`
  await mkdir(draft, { mode: 0o700 })
  const passwordFile = path.join(draft, 'pw')
  const data = path.join(draft, 'data')
  try {
    await writeFile(passwordFile, password, { mode: 0o600 })
    if (identity.kind === 'user') {
      await chown(draft, identity.uid, identity.gid)
      await chown(passwordFile, identity.uid, identity.gid)
    }
    const ended = await runToEnd(identity, path.join(bin, 'initdb'), [
      ...['-D', data, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
      ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...['--locale=C', ...(sync ? [] : ['--no-sync'])],
    ])
    if (!ended.ok) throw new PostgresInitFailed(cluster, reasonIn(ended.output))
    await rename(data, cluster)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}
