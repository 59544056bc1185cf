import net from 'node:net'

/** Stands between a process and PostgreSQL, to cut the connection where it hurts. */
export type DatabaseProxy = {
  readonly url: string
  /** The next commit reaches PostgreSQL, its answer does not come back. */
  loseNextCommitAnswer(): void
  /** Cuts all connections and refuses new ones until `up`. */
  down(): void
  up(): void
  readonly lost: { commits: number }
  close(): Promise<void>
}

/** `Q` and the text, as the protocol frames a simple query. */
const commit = Buffer.from('Q\0\0\0\x0bcommit\0', 'latin1')

export async function databaseProxy(target: string): Promise<DatabaseProxy> {
  const { hostname, port } = new URL(target)
  const open = new Set<net.Socket>()
  const state = { up: true, lose: false }
  const lost = { commits: 0 }
  const server = net.createServer((inner) => {
    if (!state.up) {
      inner.destroy()
      return
    }
    const outer = net.connect(Number(port), hostname)
    let deaf = false
    for (const socket of [inner, outer]) {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        open.delete(socket)
        inner.destroy()
        outer.destroy()
      })
    }
    inner.on('data', (data) => {
      if (state.lose && data.includes(commit)) {
        state.lose = false
        deaf = true
        lost.commits += 1
      }
      outer.write(data)
    })
    outer.on('data', (data) => {
      if (deaf) inner.destroy()
      else inner.write(data)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = new URL(target)
  url.host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const down = (): void => {
    state.up = false
    for (const socket of open) socket.destroy()
  }
  return {
    url: url.href,
    lost,
    loseNextCommitAnswer: () => {
      state.lose = true
    },
    down,
    up: () => {
      state.up = true
    },
    async close() {
      down()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
