import type { CollectionBeforeOperationHook } from 'payload'
import { refusal } from './refusal.js'

/**
 * Payload lets the first visitor of an empty installation make the first user. Here the first
 * operator comes from the command line, so whoever finds the address first gains nothing.
 */
export const closeFirstRegister: CollectionBeforeOperationHook = ({ operation, req, args }) => {
  if (operation === 'create' && !req.user && req.payloadAPI !== 'local') {
    throw refusal('The first operator is made with `prop-firm create-operator`.', 403)
  }
  return args
}
