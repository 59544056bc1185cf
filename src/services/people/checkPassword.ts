import { APIError, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { firmOf } from '../../firm.js'
import { withRequest } from '../withWork.js'

const claims = z.looseObject({ sid: z.string() })
const endSessionSql = 'delete from pf_traders_sessions where _parent_id = $1 and id = $2'

/**
 * Whether this is the trader's password, asked again before something that matters. Wrong ones count
 * towards the lock; the session that a right one makes is ended at once.
 */
export async function checkPassword(
  req: PayloadRequest,
  trader: { readonly id: string; readonly email: string },
  password: string,
): Promise<boolean> {
  const collection = firmOf(req.payload).slugs.traders as never
  try {
    const data = { email: trader.email, password } as never
    const { token } = await req.payload.login({ collection, data })
    const session = sessionOf(token)
    if (session) await withRequest(req, ({ tx }) => tx.query(endSessionSql, [trader.id, session]))
    return true
  } catch (error) {
    if (error instanceof APIError) return false
    throw error
  }
}

function sessionOf(token: string | undefined): string | null {
  const payload = token?.split('.')[1]
  if (!payload) return null
  const parsed = claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
  return parsed.success ? parsed.data.sid : null
}
