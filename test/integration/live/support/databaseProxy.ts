import { tcpProxy, type TcpProxy } from './tcpProxy.js'

/** Stands between a process and PostgreSQL. */
export type DatabaseProxy = TcpProxy & {
  /** The next commit reaches PostgreSQL, its answer does not come back; nor does anything for a time. */
  loseNextCommitAnswer(awayMs?: number): void
  readonly lost: { commits: number }
}

/** `Q` and the text, as the protocol frames a simple query. */
const commit = Buffer.from('Q\0\0\0\x0bcommit\0', 'latin1')

export async function databaseProxy(target: string): Promise<DatabaseProxy> {
  const lost = { commits: 0 }
  let lose = false
  let away = 0
  const proxy = await tcpProxy(target, (data) => {
    const isLost = lose && data.includes(commit)
    if (isLost) {
      lose = false
      lost.commits += 1
      if (away > 0) {
        // Once PostgreSQL has it.
        setTimeout(proxy.down, 20)
        setTimeout(proxy.up, away)
      }
    }
    return isLost
  })
  return {
    ...proxy,
    lost,
    loseNextCommitAnswer: (awayMs = 0) => {
      lose = true
      away = awayMs
    },
  }
}
