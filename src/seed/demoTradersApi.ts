import { z } from 'zod'

const signedIn = z.object({ token: z.string() })
const refusal = z.object({ code: z.string(), message: z.string() })

export const kycShape = z.object({
  case: z
    .object({ status: z.string(), required: z.array(z.string()), given: z.array(z.string()) })
    .nullable(),
})

export const agreementsShape = z.object({
  agreements: z.array(z.object({ id: z.string(), hash: z.string(), acceptedAt: z.unknown() })),
})

export const accountsShape = z.object({
  accounts: z.array(z.object({ id: z.string(), login: z.string().nullable(), status: z.string() })),
})

export const quoteShape = z.object({
  possible: z.boolean(),
  quote: z.object({ traderShare: z.number().optional() }),
  conditions: z.array(z.object({ code: z.string(), met: z.boolean(), blocks: z.string() })),
})

export const payoutsShape = z.object({
  payouts: z.array(z.object({ login: z.string(), requestedAt: z.string() })),
})

export const anything = z.unknown()

/** The firm did not answer, or not as expected; the next visit tries again. */
export class NotNow extends Error {}

/** The person's password is another one by now: the demo leaves them alone. */
export class NotTheirs extends Error {}

type Asked<Data> = {
  readonly path: string
  readonly shape: z.ZodType<Data>
  readonly body?: unknown
  readonly form?: FormData
  readonly headers?: Readonly<Record<string, string>>
}

export type TraderApi = {
  readonly get: <Data>(path: string, shape: z.ZodType<Data>) => Promise<Data>
  /** Null when the API refused. */
  readonly post: <Data>(asked: Asked<Data>) => Promise<Data | null>
}

type Options = {
  readonly baseUrl: string
  readonly email: string
  readonly password: string
  readonly stop: AbortSignal
}

const patienceMs = 30_000

/**
 * The trader API as one person uses it: signs in when it has to, and keeps the token.
 *
 * @throws NotNow, NotTheirs from every call
 */
export function traderApi({ baseUrl, email, password, stop }: Options): TraderApi {
  let token: string | null = null
  const send = async ({ path, body, form, headers }: Omit<Asked<unknown>, 'shape'>) => {
    const isPost = body !== undefined || form !== undefined
    const response = await fetch(`${baseUrl}/api${path}`, {
      method: isPost ? 'POST' : 'GET',
      signal: AbortSignal.any([stop, AbortSignal.timeout(patienceMs)]),
      headers: {
        ...(token === null ? {} : { authorization: `JWT ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(form ? { body: form } : body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((error: unknown) => {
      throw new NotNow(String(error))
    })
    const answer: unknown = await response.json().catch(() => null)
    return { status: response.status, ok: response.ok, answer }
  }
  const signIn = async () => {
    const { status, ok, answer } = await send({
      path: '/trader/sign-in',
      body: { email, password },
    })
    if (status === 401) throw new NotTheirs(email)
    if (!ok) throw new NotNow(`sign-in: ${status}`)
    token = signedIn.parse(answer).token
  }
  const ask = async (asked: Omit<Asked<unknown>, 'shape'>) => {
    if (token === null) await signIn()
    const first = await send(asked)
    if (first.status !== 401 || refusal.safeParse(first.answer).data?.code !== 'signIn')
      return first
    token = null
    await signIn()
    return send(asked)
  }
  return {
    get: async (path, shape) => {
      const { ok, status, answer } = await ask({ path })
      if (!ok) throw new NotNow(`${path}: ${status}`)
      return shape.parse(answer)
    },
    post: async ({ shape, ...asked }) => {
      const { ok, status, answer } = await ask(asked)
      if (status >= 500 || status === 429) throw new NotNow(`${asked.path}: ${status}`)
      return ok ? shape.parse(answer) : null
    },
  }
}
