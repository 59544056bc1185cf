import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { hasRole, personOf, type Person } from '../../access/person.js'
import { redact } from '../../crypto/redact.js'
import type { Role } from '../../domain/roles.js'
import { PropFirmError } from '../../errors.js'
import { firmOf } from '../../firm.js'
import { notPermitted, refuse, Refused } from './answer.js'
import { parse } from './body.js'
import { recordId } from './fields.js'

type Operator = Extract<Person, { kind: 'operator' }>
type Trader = Extract<Person, { kind: 'trader' }>

type Method = 'get' | 'post' | 'delete'
type Route = { readonly method: Method; readonly path: string }

/** An endpoint that anybody may call; it looks after its own proof of who calls. */
export const open = (
  { method, path }: Route,
  handler: (req: PayloadRequest) => Promise<Response>,
): Endpoint => ({ method, path, handler: (req) => guarded(req, () => handler(req)) })

/** An endpoint for operators with one of the roles. */
export const forOperators = (
  route: Route & { readonly roles: readonly Role[] },
  handler: (req: PayloadRequest, operator: Operator) => Promise<Response>,
): Endpoint =>
  open(route, async (req) => {
    const person = personOf(req.user, firmOf(req.payload).people)
    if (person.kind === 'anonymous') throw new Refused('signIn', 'Sign in first.', 401)
    if (person.kind !== 'operator' || !hasRole(person, route.roles)) {
      throw notPermitted()
    }
    return handler(req, person)
  })

/** An endpoint for signed-in traders. */
export const forTraders = (
  route: Route,
  handler: (req: PayloadRequest, trader: Trader) => Promise<Response>,
): Endpoint =>
  open(route, async (req) => {
    const person = personOf(req.user, firmOf(req.payload).people)
    if (person.kind !== 'trader') throw new Refused('signIn', 'Sign in first.', 401)
    return handler(req, person)
  })

/** Refusals become their answer; anything unexpected becomes a plain 500, its detail goes to the log. */
async function guarded(req: PayloadRequest, run: () => Promise<Response>): Promise<Response> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof PropFirmError && error.status < 500) {
      return refuse(error.status, error.code, error.message)
    }
    if (error instanceof APIError && error.isPublic && error.status < 500) {
      return refuse(error.status, 'invalid', wordsOf(error))
    }
    if (isInvalidText(error)) return refuse(400, 'invalid', 'an id in the address is not valid')
    req.payload.logger.error({ err: redact(error), msg: `${req.method} ${req.pathname} failed` })
    return refuse(500, 'failed', 'Something went wrong on our side; nothing was changed.')
  }
}

type FieldError = { readonly path?: string; readonly message?: string }

/** Payload's validation errors name their fields apart from the message. */
function wordsOf({ data, message }: APIError): string {
  const fields: readonly FieldError[] = Array.isArray(data?.errors) ? data.errors : []
  const named = fields.map(
    ({ path, message: text }) => `${path ?? 'body'}: ${text ?? 'is invalid'}`,
  )
  return named.join('; ') || message
}

/** PostgreSQL's answer to an id that is none. */
const isInvalidText = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '22P02'

/**
 * The id of a record in the path, such as `id` in `/accounts/:id`.
 *
 * @throws Refused 400 that names it, when it is none
 */
export const param = (req: PayloadRequest, name: string): string =>
  parse(recordId, req.routeParams?.[name], name)
