import type { CollectionBeforeOperationHook } from 'payload'
import { refusal } from './refusal.js'

const closed = ['login', 'refresh', 'forgotPassword', 'resetPassword'] as const

/**
 * Payload's own sign-in answers with the cookie that the admin uses, so a trader's sign-in would
 * replace an operator's session in that browser. Traders sign in at the trader API, which calls the
 * Local API and hands out a bearer token only.
 */
export const refuseBuiltInSignIn: CollectionBeforeOperationHook = ({ operation, req, args }) => {
  if (req.payloadAPI !== 'local' && closed.some((name) => name === operation)) {
    throw refusal('Traders sign in at the trader API.', 403)
  }
  return args
}
