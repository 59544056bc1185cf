import { createServer, type IncomingMessage } from 'node:http'
import { once } from 'node:events'

/** A trading platform as small as one can be: one symbol, dollars, everything in memory. */
export type TinyServer = {
  readonly url: string
  /** What the trader and the market do. */
  trade(login: string, kind: 'position' | 'order'): void
  movePrice(): void
  loseNextAnswer(): void
  stop(): Promise<void>
}

type Deal = {
  id: string
  at: number
  kind: string
  cents: number
  entry?: string
  positionId?: string
  comment?: unknown
}
type Account = {
  login: string
  version: number
  trading: boolean
  cents: number
  lastOpenedAt: number
  positions: { id: string; openPrice: number; openedAt: number }[]
  orders: number
  deals: Deal[]
  readonly opened: Record<string, unknown>
}
type Reply = [status: number, body: unknown]

export const tinyToken = 'tiny-secret'

const text = (cents: number) => (cents / 100).toFixed(2)

export async function startTiny(): Promise<TinyServer> {
  const accounts = new Map<string, Account>()
  const answers = new Map<string, Reply>()
  let price = 10_000
  let nextId = 1
  let losing = false

  const openResult = ({ positions }: Account) =>
    positions.reduce((sum, { openPrice }) => sum + price - openPrice, 0)
  const book = (account: Account, deal: Omit<Deal, 'id' | 'at'>) => {
    const { kind, cents, ...more } = deal
    account.deals.push({ id: String(nextId++), at: Date.now(), kind, cents, ...more })
    account.cents += cents
    return account.deals.at(-1)?.id
  }
  const flatten = (account: Account) => {
    for (const { id, openPrice } of account.positions) {
      book(account, { kind: 'trade', cents: price - openPrice, entry: 'out', positionId: id })
    }
    account.positions = []
    account.orders = 0
  }
  const view = (account: Account) => ({
    login: account.login,
    time: Date.now(),
    version: account.version,
    balance: text(account.cents),
    equity: text(account.cents + openResult(account)),
    lastOpenedAt: account.lastOpenedAt,
    trading: account.trading,
    orders: account.orders,
    positions: account.positions.map(({ id, openPrice, openedAt }) => {
      return {
        id,
        openedAt,
        open: text(openPrice),
        now: text(price),
        result: text(price - openPrice),
      }
    }),
  })

  function open(body: Record<string, unknown>): Reply {
    if ([...accounts.values()].some(({ opened }) => opened.comment === body.comment)) {
      return [409, { problem: 'the comment is taken' }]
    }
    const login = String(1000 + accounts.size)
    const account: Account = {
      ...{ login, version: 1, trading: true, cents: 0, lastOpenedAt: 0 },
      ...{ positions: [], orders: 0, deals: [], opened: body },
    }
    accounts.set(login, account)
    book(account, { kind: 'balance', cents: Math.round(Number(body.balance) * 100) })
    return [200, { login, password: `word-${nextId++}` }]
  }

  function write(account: Account, action: string, body: Record<string, unknown>): Reply {
    account.version++
    if (action === 'password') return [200, { password: `word-${nextId++}` }]
    if (action === 'money') {
      const cents = Math.round(Number(body.amount) * 100)
      if (account.cents + cents < 0) return [422, { problem: 'not enough money' }]
      return [200, { ticket: book(account, { kind: 'balance', cents, comment: body.comment }) }]
    }
    if (action === 'off' || action === 'flatten') flatten(account)
    if (action !== 'flatten') account.trading = action === 'on'
    return [200, {}]
  }

  function readPart(url: URL, [, , login = '', part, key = '']: string[]): Reply {
    if (url.pathname === '/ping') return [200, { time: Date.now(), accounts: accounts.size }]
    if (url.pathname === '/state') {
      const wanted = (url.searchParams.get('logins') ?? '').split(',')
      return [200, wanted.flatMap((each) => accounts.get(each) ?? []).map(view)]
    }
    if (url.pathname === '/accounts') {
      const comment = url.searchParams.get('comment')
      const found = [...accounts.values()].find(({ opened }) => opened.comment === comment)
      return [200, { login: found?.login ?? null }]
    }
    const account = accounts.get(login)
    if (!account) return [404, { problem: 'no such account' }]
    if (part === 'money') return [200, { ticket: null, ...Object(answers.get(key)?.[1]) }]
    const since = Number(url.searchParams.get('since'))
    return [200, account.deals.filter(({ at }) => at >= since)]
  }

  function replyTo(request: IncomingMessage, url: URL, body: Record<string, unknown>): Reply {
    if (request.headers.authorization !== `Bearer ${tinyToken}`) return [401, {}]
    const parts = url.pathname.split('/')
    if (request.method === 'GET') return readPart(url, parts)
    const key = String(request.headers['idempotency-key'])
    const kept = answers.get(key)
    if (kept) return kept
    const account = accounts.get(parts[2] ?? '')
    if (parts[2] !== undefined && !account) return [404, { problem: 'no such account' }]
    const reply = account ? write(account, parts[3] ?? '', body) : open(body)
    if (reply[0] === 200) answers.set(key, reply)
    return reply
  }

  const server = createServer((request, response) => {
    let given = ''
    request.on('data', (chunk: Buffer) => (given += chunk.toString()))
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://tiny')
      const [status, body] = replyTo(request, url, given === '' ? {} : Object(JSON.parse(given)))
      const isLost = losing && request.method === 'POST'
      if (isLost) losing = false
      if (isLost) return void request.socket.destroy()
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    trade: (login, kind) => {
      const account = accounts.get(login)
      if (!account?.trading) throw new Error('trading is off')
      account.version++
      if (kind === 'order') return void account.orders++
      const id = String(nextId++)
      account.lastOpenedAt = Date.now()
      account.positions.push({ id, openPrice: price, openedAt: account.lastOpenedAt })
      book(account, { kind: 'trade', cents: 0, entry: 'in', positionId: id })
    },
    movePrice: () => {
      price += 7
      for (const account of accounts.values()) if (account.positions.length > 0) account.version++
    },
    loseNextAnswer: () => {
      losing = true
    },
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
