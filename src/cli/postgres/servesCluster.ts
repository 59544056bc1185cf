import { realpath } from 'node:fs/promises'

const real = (file: string): Promise<string> => realpath(file).catch(() => file)

/** True when this command line is that of a PostgreSQL server (or of one about to start) on `cluster`. */
export const servesCluster = async (commandLine: string, cluster: string): Promise<boolean> => {
  const found = /(?:^|\/)(?:postgres|unshare) .*?-D (.+?)(?: -p |$)/.exec(commandLine)
  const folder = found?.[1]
  return folder !== undefined && (await real(folder)) === (await real(cluster))
}
