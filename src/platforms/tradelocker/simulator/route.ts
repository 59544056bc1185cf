import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Brand } from './brand.js'

export type Reply = {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export type Route = {
  readonly methods: readonly ('GET' | 'POST' | 'PUT')[]
  /** Below `/brand-api`, without versions other than those listed here. */
  readonly paths: readonly string[]
  /** `create`: remembers an `Idempotency-Key`; `write`: only where the settings say so. */
  readonly kind: 'read' | 'write' | 'create'
  run(brand: Brand, input: unknown): Reply
}

export const answer = (body: unknown, status = 200): Reply => ({ status, body })

const statusNames: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVICE_UNAVAILABLE',
}

export function refuse(statusCode: number, message: string): Reply {
  const status = statusNames[statusCode] ?? 'ERROR'
  return { status: statusCode, body: { message, status, statusCode, requestId: randomUUID() } }
}

export const noAccount = refuse(404, 'Account not found')

type Declared<Input> = {
  readonly methods?: Route['methods']
  readonly paths: readonly string[]
  readonly kind?: Route['kind']
  readonly input: z.ZodType<Input>
}

/** A route whose query and body are checked before `handle` sees them. */
export function defineRoute<Input>(
  declared: Declared<Input>,
  handle: (brand: Brand, input: Input) => Reply,
): Route {
  return {
    methods: declared.methods ?? ['POST'],
    paths: declared.paths,
    kind: declared.kind ?? 'read',
    run: (brand, input) => {
      const parsed = declared.input.safeParse(input)
      if (parsed.success) return handle(brand, parsed.data)
      const [issue] = parsed.error.issues
      return refuse(400, `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'is wrong'}`)
    },
  }
}

/** Shapes that several routes share. */
export const fields = {
  accountId: z.string().regex(/^[LD]#\d+$/, 'must match ^[LD]#[0-9]+$'),
  type: z.enum(['LIVE', 'DEMO']),
  dateTime: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
  /** A number, also as text, as it comes in a query. */
  count: z.coerce.number().int().min(0),
}
