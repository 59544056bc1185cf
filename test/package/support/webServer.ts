import type { HostApp, HostConfig } from './hostApp.js'
import { startCommand, type StartedCommand } from './startCommand.js'

/** Any JSON object. */
export type Body = Record<string, unknown>

export type Answer = { readonly status: number; readonly text: string; readonly body: Body }

type Call = {
  readonly token?: string
  readonly body?: Body
  readonly headers?: Readonly<Record<string, string>>
}

export type WebServer = Pick<StartedCommand, 'printed' | 'stop'> & {
  readonly get: (where: string, token?: string) => Promise<Answer>
  readonly post: (where: string, body: Body, token?: string) => Promise<Answer>
  /** Posts with further headers instead of a token. */
  readonly postWith: (where: string, body: Body, headers: Call['headers']) => Promise<Answer>
  /** The words of a page of the admin, as the signed-in browser gets it. */
  readonly page: (where: string, token?: string) => Promise<string>
  /** The token of somebody who signs in at this path. */
  readonly signIn: (where: string, person: { email: string; password: string }) => Promise<string>
}

/** `prop-firm web` of the app. */
export const serveHost = async (
  app: HostApp,
  config: HostConfig,
  port: number,
): Promise<WebServer> => {
  const env = { ...app.settings(config), PORT: String(port), PROP_FIRM_HOST: '127.0.0.1' }
  const { printed, stop } = await startCommand(app, { args: ['web'], env, ready: /Ready in/ })
  const ask = async (method: string, where: string, call: Call): Promise<Answer> => {
    const response = await fetch(`http://127.0.0.1:${port}${where}`, {
      method,
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        ...(call.token ? { authorization: `JWT ${call.token}` } : {}),
        ...call.headers,
      },
      ...(call.body ? { body: JSON.stringify(call.body) } : {}),
    })
    const text = await response.text()
    return { status: response.status, text, body: jsonIn(text) }
  }
  const as = (token?: string) => (token ? { token } : {})
  return {
    printed,
    stop,
    get: (where, token) => ask('GET', where, as(token)),
    post: (where, body, token) => ask('POST', where, { body, ...as(token) }),
    postWith: (where, body, headers = {}) => ask('POST', where, { body, headers }),
    page: async (where, token) => {
      const headers = token ? { cookie: `payload-token=${token}` } : {}
      return wordsOf((await ask('GET', where, { headers })).text)
    },
    signIn: async (where, person) => {
      const { status, body } = await ask('POST', where, { body: person })
      if (typeof body.token !== 'string') throw new Error(`${where}: ${status}, no token`)
      return body.token
    },
  }
}

/** What people see; scripts repeat the whole configuration. */
const wordsOf = (page: string): string =>
  page
    .replace(/<(script|style)\b.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/g, ' ')

const jsonIn = (text: string): Body => {
  try {
    return JSON.parse(text) as Body
  } catch {
    return {}
  }
}
