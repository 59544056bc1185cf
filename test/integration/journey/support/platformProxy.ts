import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

type Rule = {
  /** Which requests it is for, such as `POST /accounts`. */
  readonly matches: RegExp
  /** How many of them; each is used up once. */
  times: number
  /** Answers in the platform's place: the platform never hears of the request. */
  readonly instead?: { readonly status: number; readonly body: unknown }
  /** Runs before the platform hears of it. */
  readonly before?: () => Promise<void>
  /** Runs once the platform has answered; the answer is lost. */
  readonly afterwards?: () => void | Promise<void>
}

/** Stands between the firm and its trading platform, and can make either of them look bad. */
export type PlatformProxy = {
  readonly url: string
  /** The newest rule that matches a request is used. */
  readonly plan: (rule: Omit<Rule, 'times'> & { times?: number }) => void
  readonly clear: () => void
  /** Requests that matched a rule, `POST /accounts/1001/balance`. */
  readonly played: readonly string[]
  readonly stop: () => Promise<void>
}

/** The refusals of the paper platform. */
export const refusal = (status: number, code: string, message: string) => ({
  status,
  body: { error: { code, field: 'group', message } },
})

export async function startProxy(platformUrl: string): Promise<PlatformProxy> {
  const target = new URL(platformUrl)
  const rules: Rule[] = []
  const played: string[] = []
  const server = createServer((incoming, outgoing) => {
    const name = `${incoming.method} ${incoming.url}`
    const rule = rules.findLast(({ matches, times }) => times > 0 && matches.test(name))
    if (rule) {
      rule.times -= 1
      played.push(name)
    }
    if (rule?.instead) return answer(outgoing, rule.instead)
    void Promise.resolve(rule?.before?.()).then(() => pass(target, { incoming, outgoing, rule }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    plan: (rule) => void rules.push({ times: 1, ...rule }),
    clear: () => void rules.splice(0),
    played,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function answer(outgoing: ServerResponse, { status, body }: { status: number; body: unknown }) {
  outgoing.writeHead(status, { 'content-type': 'application/json' })
  outgoing.end(JSON.stringify(body))
}

type Passing = {
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
  readonly rule: Rule | undefined
}

function pass(target: URL, { incoming, outgoing, rule }: Passing): void {
  const onward = request(
    {
      host: target.hostname,
      port: target.port,
      method: incoming.method,
      path: incoming.url,
      headers: { ...incoming.headers, host: target.host },
    },
    (response) => {
      if (rule?.afterwards) {
        response.resume().on('end', () => {
          void Promise.resolve(rule.afterwards?.()).then(() => outgoing.destroy())
        })
        return
      }
      outgoing.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(outgoing)
    },
  )
  onward.on('error', () => outgoing.destroy())
  outgoing.on('close', () => onward.destroy())
  incoming.pipe(onward)
}
