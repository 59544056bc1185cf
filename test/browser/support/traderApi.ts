import assert from 'node:assert/strict'
import sharp from 'sharp'
import { z } from 'zod'
import { until } from './until.js'

const account = z.object({
  id: z.string(),
  login: z.string().nullable(),
  status: z.string(),
  phase: z.string(),
  balance: z.number().nullable(),
  equity: z.number().nullable(),
  openPositions: z.number().nullable(),
})

export type TraderAccount = z.infer<typeof account>

type Asking = {
  readonly method?: 'GET' | 'POST'
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** A trader at the firm's API, where a portal of the firm's own would stand. */
export const traderAt = (url: string) => {
  let token = ''
  const call = async (path: string, { method = 'GET', body, headers }: Asking = {}) => {
    const isForm = body instanceof FormData
    const answer = await fetch(`${url}/api/trader${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `JWT ${token}` } : {}),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, text, cookie: answer.headers.get('set-cookie') }
  }
  const ask = async <T>(shape: z.ZodType<T>, path: string, asking?: Asking): Promise<T> => {
    const { status, text } = await call(path, asking)
    assert.ok(status < 300, `${asking?.method ?? 'GET'} ${path}: ${status} ${text}`)
    return shape.parse(JSON.parse(text))
  }
  const accounts = async (): Promise<TraderAccount[]> =>
    (await ask(z.object({ accounts: z.array(account) }), '/accounts')).accounts
  return {
    call,
    ask,
    accounts,
    setPassword: (resetToken: string, password: string) =>
      ask(z.unknown(), '/password/reset', {
        method: 'POST',
        body: { token: resetToken, password },
      }),
    signIn: async (email: string, password: string): Promise<void> => {
      const shape = z.object({ token: z.string() })
      const signedIn = { method: 'POST', body: { email, password } } as const
      token = (await ask(shape, '/sign-in', signedIn)).token
    },
    /** Waits until the trader has an account in this phase and status. */
    accountIn: (phase: string, status = 'active'): Promise<TraderAccount & { login: string }> =>
      until(`account ${phase} ${status}`, async () => {
        const found = (await accounts()).find((each) => each.phase === phase)
        return found?.status === status && found.login !== null
          ? { ...found, login: found.login }
          : undefined
      }),
    upload: async (kind: string, words: string): Promise<void> => {
      const form = new FormData()
      form.set('_payload', JSON.stringify({ kind }))
      const picture = new Blob([new Uint8Array(await scanOf(words))], { type: 'image/png' })
      form.set('file', picture, `${kind}.png`)
      await ask(z.unknown(), '/kyc/documents', { method: 'POST', body: form })
    },
  }
}

export type Trader = ReturnType<typeof traderAt>

/** A picture that a person recognises as a specimen. */
function scanOf(words: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="404">
    <rect width="640" height="404" rx="24" fill="#e8eef4"/>
    <rect x="40" y="92" width="168" height="216" fill="#9fb2c6"/>
    <circle cx="124" cy="168" r="44" fill="#e8eef4"/>
    <rect x="72" y="228" width="104" height="80" rx="40" fill="#e8eef4"/>
    <text x="40" y="60" font-family="sans-serif" font-size="26" fill="#31506f">SPECIMEN</text>
    <text x="244" y="140" font-family="sans-serif" font-size="28" fill="#1d2c3b">${words}</text>
    <rect x="244" y="172" width="330" height="10" fill="#b9c7d6"/>
    <rect x="244" y="206" width="270" height="10" fill="#b9c7d6"/>
    <rect x="40" y="344" width="560" height="14" fill="#b9c7d6"/>
  </svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}
