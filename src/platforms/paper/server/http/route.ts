import { z } from 'zod'
import type { Context } from './context.js'
import { refuse, type Reply } from './reply.js'

export type RawRequest = {
  readonly path: ReadonlyMap<string, string>
  readonly query: URLSearchParams
  readonly body: unknown
  /** The `Idempotency-Key` header. */
  readonly key: string | undefined
}

export type Route = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** `/accounts/:login/disable`: parts with a colon are handed over by name. */
  readonly path: string
  readonly bodyBytesMax: number
  readonly isWrite: boolean
  run(context: Context, request: RawRequest): Reply
}

const bodyBytesUsual = 64 * 1024
const keyShape = /^[\x21-\x7e]{1,200}$/

/** For routes that look at no body. */
export const noBody = z.unknown()

type Declared<Body> = {
  method: Route['method']
  path: string
  /** Shape of the body; strict, so that a misspelled field is refused rather than ignored. */
  body: z.ZodType<Body>
  bodyBytesMax?: number
  /** Writes need an idempotency key. */
  keyed?: boolean
}

type Request<Body> = Omit<RawRequest, 'body' | 'key'> & { body: Body; key: string }

/** A route whose input is checked before `handle` sees it; refusals name the field. */
export function defineRoute<Body>(
  declared: Declared<Body>,
  handle: (context: Context, request: Request<Body>) => Reply,
): Route {
  return {
    method: declared.method,
    path: declared.path,
    bodyBytesMax: declared.bodyBytesMax ?? bodyBytesUsual,
    isWrite: declared.keyed === true,
    run: (context, request) => {
      const key = request.key ?? ''
      if (declared.keyed && !keyShape.test(key)) {
        const message = 'expected 1 to 200 printable characters'
        return refuse('validation', { field: 'Idempotency-Key', message })
      }
      const body = declared.body.safeParse(request.body)
      if (!body.success) return wrong(body.error)
      return handle(context, { ...request, key, body: body.data })
    },
  }
}

function wrong(error: z.ZodError): Reply {
  const issue = error.issues[0]
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const path = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])]
  const field = path.join('.') || 'body'
  return refuse('validation', { field, message: issue?.message ?? 'is not as expected' })
}
