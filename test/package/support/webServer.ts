import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { HostApp, HostConfig } from './hostApp.js'
import { cleanEnvironment } from './run.js'

type Answer = { readonly status: number; readonly text: string; readonly body: Body }

/** Any JSON object. */
type Body = Record<string, unknown>

export type WebServer = {
  readonly get: (where: string, token?: string) => Promise<Answer>
  readonly post: (where: string, body: Body, token?: string) => Promise<Answer>
  readonly patch: (where: string, body: Body, token?: string) => Promise<Answer>
  /** A page of the admin as the signed-in browser gets it. */
  readonly page: (where: string, token: string) => Promise<Answer>
  /** Everything it has printed. */
  readonly printed: () => string
  readonly stop: () => Promise<number | null>
}

/** `prop-firm web` of the app; answers once the sign-in page does. */
export const serveHost = async (
  app: HostApp,
  config: HostConfig,
  port: number,
): Promise<WebServer> => {
  const address = `http://127.0.0.1:${port}`
  const child = spawn(app.bin('prop-firm'), ['web'], {
    cwd: app.folder,
    env: cleanEnvironment({
      ...app.settings(config),
      PORT: String(port),
      PROP_FIRM_HOST: '127.0.0.1',
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const keep = (chunk: Buffer) => void (printed += chunk.toString())
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const ask = async (method: string, where: string, more: { body?: Body; headers?: Body }) => {
    const response = await fetch(`${address}${where}`, {
      method,
      redirect: 'manual',
      headers: { 'content-type': 'application/json', ...(more.headers as Record<string, string>) },
      ...(more.body ? { body: JSON.stringify(more.body) } : {}),
    })
    const text = await response.text()
    return { status: response.status, text, body: jsonIn(text) }
  }
  const bearer = (token?: string): Body => (token ? { authorization: `JWT ${token}` } : {})
  for (let waited = 0; !(await answers(`${address}/admin/login`)); waited += 250) {
    if (child.exitCode !== null || waited > 60_000) throw new Error(`no web server:\n${printed}`)
    await sleep(250)
  }
  return {
    get: (where, token) => ask('GET', where, { headers: bearer(token) }),
    post: (where, body, token) => ask('POST', where, { body, headers: bearer(token) }),
    patch: (where, body, token) => ask('PATCH', where, { body, headers: bearer(token) }),
    page: (where, token) => ask('GET', where, { headers: { cookie: `payload-token=${token}` } }),
    printed: () => printed,
    stop: async () => {
      if (child.exitCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      return child.exitCode
    },
  }
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    async (response) => {
      await response.text()
      return response.ok
    },
    () => false,
  )

const jsonIn = (text: string): Body => {
  try {
    return JSON.parse(text) as Body
  } catch {
    return {}
  }
}
