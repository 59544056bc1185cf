import { PropFirmError } from '../../errors.js'

/** A refusal that an endpoint answers with: `{ ok: false, code, message }` and the HTTP status. */
export class Refused extends PropFirmError {}

export const json = (body: unknown, status = 200): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } })

export const refuse = (status: number, code: string, message: string): Response =>
  json({ ok: false, code, message }, status)

export const notPermitted = (): Refused =>
  new Refused('notPermitted', 'Your role does not permit this.', 403)
