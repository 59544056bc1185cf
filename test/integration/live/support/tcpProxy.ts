import net from 'node:net'

/** Stands between a process and a server, to cut the connection where it hurts. */
export type TcpProxy = {
  /** The server's address with the proxy's host. */
  readonly url: string
  /** Cuts all connections and refuses new ones until `up`. */
  down(): void
  up(): void
  close(): Promise<void>
}

/**
 * @param deafens asked of everything that is sent: when it says so, the data reach the server, and
 * instead of an answer the connection breaks
 */
export async function tcpProxy(
  target: string,
  deafens: (data: Buffer) => boolean = () => false,
): Promise<TcpProxy> {
  const { hostname, port } = new URL(target)
  const open = new Set<net.Socket>()
  let isUp = true
  const server = net.createServer((inner) => {
    if (!isUp) {
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
      if (deafens(data)) deaf = true
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
    isUp = false
    for (const socket of open) socket.destroy()
  }
  return {
    url: url.href,
    down,
    up: () => {
      isUp = true
    },
    async close() {
      down()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
